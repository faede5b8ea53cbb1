import { Type } from 'typebox'
import type { TypedApp } from '../TypedApp.ts'

const NO_PARAMETERS = Type.Object({}, { additionalProperties: false })

/** A parameter that a route does not know is a mistake: routes that are registered from now on refuse it, those without any parameters too. */
export function refuseUnknownParameters(app: TypedApp): void {
  app.addHook('onRoute', (route) => {
    if (route.schema && !route.schema.querystring) route.schema.querystring = NO_PARAMETERS
  })
}
