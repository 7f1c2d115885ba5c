// Whether each [pattern, text] is taken as a browser's <input pattern> takes it (WHATWG HTML, compiled pattern).
const pairs = JSON.parse(process.argv[2])
console.log(JSON.stringify(pairs.map(([pattern, text]) => new RegExp(`^(?:${pattern})$`, 'v').test(text))))
