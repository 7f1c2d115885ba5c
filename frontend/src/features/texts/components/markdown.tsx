import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'

/**
 * A small part of Markdown as elements: headings, paragraphs, lists, links, emphasis, quotes, lines. HTML in it is shown as
 * the text it is, so that a text cannot do more than be read.
 */
export function Markdown({ text }: { text: string }): ReactNode {
  return <div className="grid max-w-prose gap-4">{blocks(lexer(text, { gfm: true, breaks: true }))}</div>
}

const blocks = (tokens: Token[]): ReactNode => tokens.map((token, index) => <Fragment key={index}>{block(token as Block)}</Fragment>)
const inlines = (tokens: Token[] | undefined): ReactNode =>
  tokens?.map((token, index) => <Fragment key={index}>{inline(token as Inline)}</Fragment>)

/** The tokens that are known here; `marked` types its own as open to any extension. */
type Block = Tokens.Heading | Tokens.Paragraph | Tokens.List | Tokens.Blockquote | Tokens.Hr | Tokens.Space | Tokens.HTML | Tokens.Code | Tokens.Text

function block(token: Block): ReactNode {
  switch (token.type) {
    case 'heading':
      // The page has the one h1.
      return token.depth <= 2 ? <h2 className="mt-4 text-h3">{inlines(token.tokens)}</h2> : <h3 className="mt-2 text-lg">{inlines(token.tokens)}</h3>
    case 'paragraph':
      return <p>{inlines(token.tokens)}</p>
    case 'list':
      return <List of={token} />
    case 'blockquote':
      return <blockquote className="grid gap-3 border-s-4 border-line ps-4 text-muted">{blocks(token.tokens)}</blockquote>
    case 'hr':
      return <hr className="border-line" />
    case 'space':
      return null
    case 'text':
      return token.tokens ? inlines(token.tokens) : token.text
    default:
      return <p className="whitespace-pre-wrap">{(token as Token).raw}</p>
  }
}

function List({ of: { ordered, start, items } }: { of: Tokens.List }): ReactNode {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag {...(ordered && start !== '' && { start })} className={`grid gap-2 ps-6 ${ordered ? 'list-decimal' : 'list-disc'}`}>
      {items.map((item, index) => (
        <li key={index}>{blocks(item.tokens)}</li>
      ))}
    </Tag>
  )
}

type Inline = Tokens.Text | Tokens.Strong | Tokens.Em | Tokens.Link | Tokens.Br | Tokens.Escape | Tokens.Codespan | Tokens.Image

function inline(token: Inline): ReactNode {
  switch (token.type) {
    case 'text':
      return token.tokens ? inlines(token.tokens) : token.text
    case 'escape':
      return token.text
    case 'strong':
      return <strong className="font-semibold">{inlines(token.tokens)}</strong>
    case 'em':
      return <em className="text-muted rtl:not-italic">{inlines(token.tokens)}</em>
    case 'br':
      return <br />
    case 'link':
      return <To href={token.href}>{inlines(token.tokens)}</To>
    default:
      return (token as Token).raw
  }
}

const OUTWARD = /^(?:https?:\/\/|mailto:|tel:)/i

/** A page of the shop, another site, a mailbox or a phone; any other address is no link. */
function To({ href, children }: { href: string; children: ReactNode }): ReactNode {
  if (/^\/(?![/\\])/.test(href)) return <Link to={href} className="link">{children}</Link>
  if (!OUTWARD.test(href)) return children
  return (
    <a href={href} rel="noreferrer" className="link">
      {/^(?:mailto|tel):/i.test(href) ? <bdi dir="ltr">{children}</bdi> : children}
    </a>
  )
}
