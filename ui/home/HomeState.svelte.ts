import { askSearch } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { SearchAnswer } from '../api/types.ts'

const NEWEST_SHOWN = 6

/** One question brings all that the home page counts: the newest records with the facets of the whole library. */
class HomeState {
  readonly asked = new Asked<SearchAnswer>()

  load(): void {
    void this.asked.ask((signal) => askSearch({ limit: NEWEST_SHOWN, sort: 'year-desc' }, signal))
  }
}

export const homeState = new HomeState()
