import { tellVitals } from './api/tell-vitals'
import { device, pageKind } from './page-kind'
import { watchTroubles } from './troubles'
import { watchVitals } from './vitals'

const aboutPage = () => ({ page: pageKind(window.location.pathname), device: device() })

/**
 * Tells how this page fares: its vitals once, when it is first hidden, and troubles as they come. What was opened in the
 * background has no vitals, for nobody waited for it.
 */
export function watchPage(): void {
  const about = aboutPage()
  watchTroubles((trouble) => { tellVitals({ ...aboutPage(), ...trouble }) })
  if (document.visibilityState === 'hidden') return
  const vitals = watchVitals()
  const tell = (): void => {
    if (document.visibilityState !== 'hidden') return
    document.removeEventListener('visibilitychange', tell)
    tellVitals({ ...about, vitals: vitals() })
  }
  document.addEventListener('visibilitychange', tell)
}
