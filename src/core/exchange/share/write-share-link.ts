import { deflateSync, strToU8 } from 'fflate';
import { toBase64Url } from './base64';
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
export function writeShareLink({ workspace, view, baseline, readOnly }: SharedWorkspace): string | undefined {
  if (charactersIn(workspace, baseline?.workspace) > mostLinkBytes) return undefined;
  const files = workspace.files.map(({ path, text }) => [path, text]);
  const against = baseline && { baseline: writeBaseline(baseline, workspace) };
  // JSON escapes halves of surrogate pairs, which UTF-8 has no bytes for.
  const json = strToU8(JSON.stringify({ files, view, ...against }));
  if (json.length > mostLinkBytes) return undefined;
  const packed = deflateSync(json, { level: 9 });
  return `#${readOnly ? 'view' : 'share'}.${linkVersion}.${toBase64Url(withHead(packed))}`;
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
