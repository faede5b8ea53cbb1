import { buildReadingRoom } from './buildReadingRoom.mjs'
import { installPackages, requireNode } from './install.mjs'

requireNode()
installPackages()
buildReadingRoom()
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
