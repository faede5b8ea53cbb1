import type { TypedApp } from '../TypedApp.ts'
import { ErrorShape } from './errorShapes.ts'

/** What any route may answer: 400 to a parameter that it does not know or cannot read, 500 where something went wrong that nobody foresaw. */
const ANYWHERE = { 400: ErrorShape, 500: ErrorShape }

/** Routes that are registered from now on say of themselves that they may answer so, besides what they tell themselves. */
export function describeErrors(app: TypedApp): void {
  app.addHook('onRoute', (route) => {
    if (route.schema) route.schema.response = { ...ANYWHERE, ...(route.schema.response as object) }
  })
}
