/** Names and values of attributes in the page's language, by their own. While services roll, the release before answers without. */
export const wordsOf = ({ attribute_words = {} }: { attribute_words?: Record<string, string> }): Record<string, string> => attribute_words
