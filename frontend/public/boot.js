// Runs before the first paint: language and direction follow from the address, the theme from the last choice.
;(() => {
  const root = document.documentElement
  const first = location.pathname.split('/')[1]
  const lang = first === 'fr' || first === 'ar' ? first : 'en'
  root.lang = lang
  root.dir = lang === 'ar' ? 'rtl' : 'ltr'
  let theme = null
  try {
    theme = localStorage.getItem('souk.theme')
  } catch {
    // Storage is closed to this page: the system's theme it is.
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme

  // A tab that was open over a deploy may ask for files that are gone: it loads anew, once.
  addEventListener(
    'error',
    (event) => {
      const target = event.target
      if (target instanceof HTMLScriptElement && target.src.includes('/assets/')) window.__soukReloadOnce()
    },
    true,
  )
  window.__soukReloadOnce = () => {
    try {
      const last = Number(sessionStorage.getItem('souk.reloaded') ?? 0)
      if (Date.now() - last < 60_000) return false
      sessionStorage.setItem('souk.reloaded', String(Date.now()))
    } catch {
      return false
    }
    location.reload()
    return true
  }
})()
