import { expect, test, vi } from 'vitest'

import { likelyCountry } from './countries'

test.each([
  [['de-AT', 'de', 'en'], 'AT'],
  // As Firefox says it in Germany.
  [['de', 'en-US', 'en'], 'DE'],
  [['ar', 'fr-FR'], 'FR'],
  [['en-US@posix', 'fr-FR'], 'FR'],
  [['ja'], ''],
])('the languages %j make it likely to be in %j', (languages, country) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  expect(likelyCountry(['AT', 'DE', 'FR', 'US'])).toBe(country)
})
