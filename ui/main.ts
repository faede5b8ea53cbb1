import '@digital-go-jp/design-tokens/dist/tokens.css'
import './styles/theme.css'
import './styles/base.css'
import './styles/counts.css'
import './styles/prose.css'
import './styles/print.css'
import { mount } from 'svelte'
import { vocabularies } from './api/vocabularies.svelte.ts'
import App from './App.svelte'
import { forgetGone } from './mine/forgetGone.ts'
import { theme } from './shell/theme.svelte.ts'

theme.apply()
vocabularies.load()
void forgetGone()

const target = document.getElementById('app')
if (target) mount(App, { target })
