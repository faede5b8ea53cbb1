import { buildReadingRoom } from './buildReadingRoom.mjs'
import { buildServer } from './buildServer.mjs'
import { installPackages, requireNode } from './install.mjs'

requireNode()
installPackages()
buildReadingRoom()
await import(buildServer())
