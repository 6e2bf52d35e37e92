import type { CST, Node } from 'yaml';
import { NodeKind, type NodeProps } from './tree';

/** Tokens that stand between a key or dash and its value. */
export type Leading = readonly CST.SourceToken[];

/** Whether an item of a collection is more than the comments at its end. */
export function isRealItem(item: CST.CollectionItem): boolean {
  const told = ['seq-item-ind', 'explicit-key-ind', 'anchor', 'tag'];
  return (
    item.value !== undefined ||
    item.sep !== undefined ||
    (item.key ?? undefined) !== undefined ||
    item.start.some((each) => told.includes(each.type))
  );
}

const KINDS: Readonly<Record<string, NodeKind>> = {
  'single-quoted-scalar': NodeKind.SingleQuoted,
  'double-quoted-scalar': NodeKind.DoubleQuoted,
  alias: NodeKind.Alias,
  'block-map': NodeKind.BlockMap,
  'block-seq': NodeKind.BlockSeq,
};

/** What a node is and how it is written; `Empty` where there is no token, or one that makes no sense. */
export function kindOf(node: Node | null, token: CST.Token | undefined): NodeKind {
  if (token === undefined || node === null) return NodeKind.Empty;
  if (token.type === 'scalar') return token.source === '' ? NodeKind.Empty : NodeKind.Plain;
  if (token.type === 'block-scalar') return headerOf(token).source.startsWith('|') ? NodeKind.Literal : NodeKind.Folded;
  if (token.type === 'flow-collection') return token.start.source === '{' ? NodeKind.FlowMap : NodeKind.FlowSeq;
  return KINDS[token.type] ?? NodeKind.Empty;
}

function headerOf(token: CST.BlockScalar): CST.SourceToken {
  const header = token.props.find((each) => each.type === 'block-scalar-header');
  return (header ?? token.props[0]) as CST.SourceToken;
}

/** Where a value's own token begins: of a block collection, its first key, its first dash, or what belongs to that key. */
export function startOfToken(token: CST.Token): number {
  if (token.type === 'block-scalar') return headerOf(token).offset;
  if (token.type !== 'block-map' && token.type !== 'block-seq') return token.offset;
  const first = token.items[0];
  const mark = first?.start.find((each) => ['anchor', 'tag', 'explicit-key-ind', 'seq-item-ind'].includes(each.type));
  if (mark) return mark.offset;
  const key = first?.key ?? first?.sep?.[0];
  return key ? startOfToken(key) : token.offset;
}

/** One past a token; `inner` is the end of what a collection holds, for those without a closing sign. */
export function endOfToken(token: CST.Token, inner: number): number {
  if (token.type === 'block-scalar') {
    const last = token.props.at(-1) as CST.SourceToken;
    return last.offset + last.source.length + token.source.length;
  }
  if (token.type === 'flow-collection') {
    const close = token.end.find((each) => each.type === 'flow-map-end' || each.type === 'flow-seq-end');
    return close ? close.offset + 1 : Math.max(inner, token.offset + 1);
  }
  return 'source' in token ? token.offset + token.source.length : inner;
}

/** Whether the last character of a quoted scalar is a quote that belongs to its text. */
export function endsInEscapedQuote(token: CST.Token): boolean {
  if (token.type === 'double-quoted-scalar')
    return token.source.endsWith('"') && runBefore(token.source, token.source.length - 1, '\\') % 2 === 1;
  if (token.type !== 'single-quoted-scalar') return false;
  const quotes = runBefore(token.source, token.source.length, "'");
  return quotes > 0 && quotes % 2 === 0;
}

/** How often a character stands in a row before `end`, the one that the text begins with not counted. */
function runBefore(text: string, end: number, character: string): number {
  let at = end;
  while (at > 1 && text.charAt(at - 1) === character) at--;
  return end - at;
}

/** One past the last token before the value that is neither space, comment nor line break. */
export function endOfLead(lead: Leading, otherwise: number): number {
  const last = lead.findLast((each) => !['space', 'comment', 'newline', 'comma'].includes(each.type));
  return last ? last.offset + last.source.length : otherwise;
}

/** The anchor and the tag among the tokens before a value. */
export function readProps(lead: Leading): NodeProps | undefined {
  const anchor = lead.find((each) => each.type === 'anchor');
  const tag = lead.find((each) => each.type === 'tag');
  if (!anchor && !tag) return undefined;
  const start = Math.min(anchor?.offset ?? Infinity, tag?.offset ?? Infinity);
  return { ...(anchor ? { anchor: anchor.source.slice(1) } : {}), ...(tag ? { tag: tag.source } : {}), start };
}
