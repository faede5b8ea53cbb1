const STORAGE_KEY = 'theme'
const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Light, dark, or as the device says. */
class ThemeChoice {
  current = $state<Theme>(readTheme())

  /** Puts the choice on the root element, where the style sheets look for it. */
  apply(): void {
    document.documentElement.dataset['theme'] = this.current
  }

  get next(): Theme {
    return THEMES[(THEMES.indexOf(this.current) + 1) % THEMES.length] ?? 'auto'
  }

  turn(): void {
    this.current = this.next
    this.apply()
    try {
      localStorage.setItem(STORAGE_KEY, this.current)
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(STORAGE_KEY)
    return THEMES.find((theme) => theme === kept) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export const theme = new ThemeChoice()
