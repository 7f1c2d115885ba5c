// Runs before the first paint: language and direction follow from the address, the theme from the last choice. Then it
// asks for what the page begins with, while the browser is still reading the rest.
;(() => {
  const root = document.documentElement
  const [, prefix, path] = /^(?:\/(fr|ar)(?=\/|$))?(.*)$/.exec(location.pathname)
  root.lang = prefix ?? 'en'
  root.dir = prefix === 'ar' ? 'rtl' : 'ltr'
  let theme = null
  let signedIn = null
  try {
    theme = localStorage.getItem('souk.theme')
    signedIn = localStorage.getItem('souk.signed-in')
  } catch {
    // Storage is closed to this page: the system's theme it is.
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme

  const built = null
  const ahead = (rel, href, as) => {
    const link = document.createElement('link')
    link.rel = rel
    link.crossOrigin = ''
    if (as) link.as = as
    link.href = href
    document.head.append(link)
  }
  if (built) {
    for (const file of built.fonts[root.dir]) ahead('preload', `/${file}`, 'font')
  }
  // The desk is on staff's screens all day: it loads by itself, and costs shoppers nothing.
  if (built && !/^\/admin(\/|$)/.test(path)) {
    const page = built.pages.find(([pattern]) => new RegExp(pattern).test(path))
    const [pattern, files, words, answers = [], unfiltered = [], searched = []] = page ?? ['', built.unknown, ['shop']]
    for (const file of [...words.map((each) => built.words[each][root.lang]), ...files]) ahead('modulepreload', `/${file}`)
    // Whoever is signed in may get another answer than everybody.
    if (!signedIn) {
      const asked = new URLSearchParams(location.search)
      const q = [...asked.keys()].join() === 'q' ? [...asked.get('q').trim()].slice(0, 200).join('') : ''
      const groups = { ...new RegExp(pattern).exec(path).groups, locale: root.lang, q: encodeURIComponent(q) }
      const besides = q ? searched : location.search ? [] : unfiltered
      for (const answer of [...answers, ...besides]) {
        ahead('preload', answer.replace(/:(\w+)/g, (_, name) => groups[name] ?? ''), 'fetch')
      }
    }
  }

  // What goes wrong before anybody listens is kept for whoever tells it: a few things.
  const troubles = (window.__soukTroubles = [])
  for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
    addEventListener(kind, (event) => {
      if (troubles.length < 10) troubles.push(event)
    })
  }

  // A tab that was open over a deploy may ask for files that are gone: it loads anew, once.
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
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement && target.src.includes('/assets/')) window.__soukReloadOnce()
    },
    true,
  )
})()
