import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BreakableEngine } from '../BreakableEngine.ts'
import { launchLibrary, type RunningLibrary } from '../launchLibrary.ts'
import { caseRecord, makeCorpus, type TestCorpus } from '../makeCorpus.ts'
import { closeSharedBrowser, openPage, searchField, searchFor } from './openPage.ts'

const HOSTILE = [
  '<script>document.title = "owned"</script>',
  '',
  '窓口を<img src=x onerror="document.title=\'owned\'">改善しました。[押す](javascript:document.title=1) <b onmouseover="x">太字</b>',
  '',
  '<iframe src="https://example.jp/"></iframe>',
].join('\n')

let corpus: TestCorpus
let dataDir: string
let library: RunningLibrary
let engine: BreakableEngine

beforeAll(async () => {
  corpus = await makeCorpus({
    'cases/hostile.md': caseRecord('<script>alert(1)</script>を含む窓口の記録', HOSTILE),
    'cases/plain.md': caseRecord('ふつうの窓口の記録', '窓口を改善しました。'),
  })
  dataDir = await mkdtemp(join(tmpdir(), 'library-e2e-'))
  engine = await BreakableEngine.in(dataDir)
  const settings = { DATA_DIR: dataDir, CORPUS_DIR: corpus.dir, PORT: '0', MEILI_BIN: engine.binary }
  library = await launchLibrary(settings, ['--import', 'tsx', 'server/main.ts'])
})

afterAll(async () => {
  await closeSharedBrowser()
  await library.stop()
  await corpus.dispose()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a record with HTML and scripts', () => {
  it('shows them as text and runs nothing', async () => {
    const { page, complaints } = await openPage({}, library.url)
    await page.goto('/documents/cases/hostile')
    await page.getByRole('heading', { level: 1, name: '<script>alert(1)</script>を含む窓口の記録' }).waitFor()
    await page.getByText('onerror').first().waitFor()
    expect(await page.title()).not.toBe('owned')
    expect(await page.locator('main iframe, main img[src="x"], main script, main [onmouseover], main a[href^="javascript"]').count()).toBe(
      0,
    )
    await page.goto(searchFor('窓口'))
    await page.locator('main mark').first().waitFor()
    expect(complaints).toEqual([])
  })
})

describe('while the engine is down', () => {
  it('the page says so, and shows the answer by itself when it is back', async () => {
    const { page } = await openPage({}, library.url)
    await page.goto(searchFor('窓口'))
    await page.locator('main mark').first().waitFor()
    const notice = page.getByText('検索エンジンを再起動しています', { exact: false }).first()
    await engine.break()
    await searchField(page).fill('ふつうの窓口')
    await notice.waitFor()
    const outdated = page.getByRole('region', { name: '前の検索「窓口」の結果です' })
    await outdated.waitFor()
    await page.getByRole('status').getByText('「ふつうの窓口」の結果は、まだ表示できていません。', { exact: false }).waitFor()
    await engine.mend()
    await page.locator('mark', { hasText: 'ふつう' }).first().waitFor()
    await notice.waitFor({ state: 'hidden' })
    await outdated.waitFor({ state: 'detached' })
    expect(await page.locator('main').innerText()).toContain('ふつうの窓口の記録')
  })

  it('reasons that are asked for say so, and come by themselves when it is back', async () => {
    const { page } = await openPage({}, library.url)
    await page.goto(searchFor('窓口'))
    const why = page.getByRole('button', { name: '「ふつうの窓口の記録」が当てはまった理由' })
    await why.waitFor()
    await engine.break()
    await why.click()
    const panel = page.locator(`[id="${await why.getAttribute('aria-controls')}"]`)
    await panel.getByText('検索エンジンを再起動しています', { exact: false }).waitFor()
    await engine.mend()
    await panel.getByText('「窓口」').waitFor()
    expect(await page.getByRole('region', { name: '検索結果', exact: true }).isVisible()).toBe(true)
  })
})
