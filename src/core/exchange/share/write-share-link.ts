import { strToU8 } from 'fflate';
import { toEnd, type Steps } from '../../steps';
import { toBase64Url } from './base64';
import { deflateWithin } from './deflate-within';
import { writeBaseline } from './shared-baseline';
import {
  charactersIn,
  checksum,
  headLength,
  linkVersion,
  mostLinkBytes,
  type SharedWorkspace,
} from './shared-workspace';

/**
 * A workspace as the fragment of a URL, `#share.1.…`, or `#view.1.…` for a link that opens read-only: JSON, deflated, in base64url. A fragment never leaves
 * the browser. Undefined when the workspace, with its baseline, is larger than links may unpack to.
 */
export function writeShareLink(shared: SharedWorkspace): string | undefined {
  return toEnd(shareLinkSteps(shared, Infinity));
}

/** The same in steps; undefined also as soon as the fragment has more than `most` characters. */
export function* shareLinkSteps(
  { workspace, view, baseline, readOnly }: SharedWorkspace,
  most: number,
): Steps<string | undefined> {
  if (charactersIn(workspace, baseline?.workspace) > mostLinkBytes) return undefined;
  const files = workspace.files.map(({ path, text }) => [path, text]);
  const against = baseline && { baseline: writeBaseline(baseline, workspace) };
  const text = JSON.stringify({ files, view, ...against });
  yield;
  // JSON escapes halves of surrogate pairs, which UTF-8 has no bytes for.
  const json = strToU8(text);
  if (json.length > mostLinkBytes) return undefined;
  yield;
  const packed = yield* deflateWithin(json, (most / 4) * 3);
  const fragment = packed && `#${readOnly ? 'view' : 'share'}.${linkVersion}.${toBase64Url(withHead(packed))}`;
  return fragment !== undefined && fragment.length <= most ? fragment : undefined;
}

/** A link, or its fragment alone, for looking at the same design or for working on it. */
export function linkFor(readOnly: boolean, link: string): string {
  return link.replace(/#(?:share|view)\./, readOnly ? '#view.' : '#share.');
}

function withHead(packed: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headLength + packed.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, packed.length);
  head.setUint32(4, checksum(packed));
  bytes.set(packed, headLength);
  return bytes;
}
