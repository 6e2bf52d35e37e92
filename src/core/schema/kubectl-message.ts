import type { Diagnostic } from '../text';
import type { Document } from '../yaml';
import { readResources } from './resource';

/** How lines begin that kubectl writes to standard error: its own words (kubernetes/kubectl pkg/cmd/util/helpers.go, checkErr), warnings, and those of klog. */
const talk =
  /^(?:error: |Error from server|Unable to connect to the server|The connection to the server |Warning: |[EWIF]\d{4} \d\d:\d\d:\d\d\.\d+ ).*$/m;

/**
 * What there is to say of a document that holds a line which kubectl wrote to standard error, as after `kubectl get … > FILE 2>&1`: what it could not
 * fetch is missing. Undefined where there is none, and in YAML that is no Kubernetes object.
 */
export function kubectlMessage(document: Document): Pick<Diagnostic, 'message' | 'range'> | undefined {
  const found = talk.exec(document.text);
  if (found === null || !(document.incomplete || readResources(document).length > 0)) return undefined;
  const line = found[0].trimEnd();
  return {
    message: `kubectl said here: ${shortened(line)} What it could not fetch is missing. Run it again, without 2>&1.`,
    range: { from: found.index, to: found.index + line.length },
  };
}

const longest = 120;

function shortened(line: string): string {
  const cut = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return /[.…]$/.test(cut) ? cut : `${cut}.`;
}
