import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchField } from './openPage.ts'

afterAll(closeSharedBrowser)

const RECORD = '/documents/presentations/pres-2022-nakano'

describe('a record page', () => {
  it('shows title, both calendars, sources, rights with the notice, uncertain points and relations', async () => {
    const { page, complaints } = await openPage()
    await page.goto(RECORD)
    await page.getByRole('heading', { level: 1, name: /新しい基本構想・基本計画/ }).waitFor()
    for (const part of [
      '2021年度（令和3年度）',
      '2022年度（令和4年度）',
      'もとの資料',
      'お控えくださる',
      '不確かな点',
      '関連する資料',
      '似ている資料',
    ]) {
      await page.locator('main').getByText(part).first().waitFor()
    }
    expect(await page.title()).toContain('新しい基本構想・基本計画')
    expect(complaints).toEqual([])
  })

  it('copies a citation in SIST 02 form', async () => {
    const { page } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(RECORD)
    await page.getByRole('button', { name: '書誌をコピー' }).click()
    await page.getByText('書誌をコピーしました。').first().waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(
      /^自治体改善マネジメント研究会\. “新しい基本構想・基本計画.*” ?\. 自治体改善事例ライブラリ\. http.*pres-2022-nakano, \(参照 \d{4}-\d{2}-\d{2}\)\.$/,
    )
  })

  it('arrives at a passage by its anchor', async () => {
    const { page } = await openPage()
    await page.goto(`${RECORD}#${encodeURIComponent('内容')}`)
    const heading = page.getByRole('heading', { name: '内容', exact: true })
    await heading.waitFor()
    await page.waitForFunction(() => window.scrollY > 50)
    await expect.poll(async () => (await heading.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0)
    expect((await heading.boundingBox())?.y ?? 9999).toBeLessThan(700)
  })

  it('keeps the rights notice on paper', async () => {
    const { page } = await openPage()
    await page.goto(RECORD)
    const notice = page.getByText('報告資料の複写・転用などはお控えくださる').first()
    await notice.waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await notice.isVisible()).toBe(true)
    expect(await searchField(page).isVisible()).toBe(false)
  })

  it('that does not exist says so and leads on', async () => {
    const { page } = await openPage()
    await page.goto('/documents/cases/no-such-record')
    await page.getByRole('heading', { name: 'この資料は見つかりません' }).waitFor()
  })

  it('leads back to the results as they were', async () => {
    const { page } = await openPage()
    await page.goto(`/search?q=${encodeURIComponent('窓口')}&level=operations`)
    await page.locator('main mark').first().waitFor()
    await page.locator('main h2 a, main h3 a').first().click()
    await page.waitForURL('**/documents/**')
    await page
      .getByRole('link', { name: '検索結果に戻る' })
      .or(page.getByRole('button', { name: '検索結果に戻る' }))
      .first()
      .click()
    await page.waitForURL('**level=operations**')
    expect(decodeURIComponent(page.url())).toContain('q=窓口')
  })
})
