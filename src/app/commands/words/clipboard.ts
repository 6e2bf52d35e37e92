import { counted } from '../../counted';
import { listed } from '../wording';

/** What comes from the clipboard, and where it goes. */
export const pasteWords = {
  selectEntry: 'Select the ServiceEntry that gets these items, then paste.',
  hasPort: (entry: string, port: string) => `${entry} has port ${port} already.`,
  items: (ports: number, endpoints: number, entry: string) =>
    `Paste ${[...(ports > 0 ? [counted(ports, 'port')] : []), ...(endpoints > 0 ? [counted(endpoints, 'endpoint')] : [])].join(' and ')} into ${entry}`,
  selectPod: 'Select the pod that gets these calls, then paste.',
  calls: (calls: number, pod: string) => `Paste ${counted(calls, 'call')} into ${pod}`,
  noYaml: 'No YAML was found in the clipboard. Fairway reads YAML, JSON and Markdown with fenced YAML.',
  paste: (what: string) => `Paste ${what}`,
  theCall: (url: string) => `the call to ${url}`,
  pod: (name: string) => `pod ${name}`,
  theNote: (on: string) => `the note on ${on}`,
  nowhere: 'nowhere',
  unnamed: 'pod',
  nothing: 'nothing',
  getsCalls: (workload: string, calls: number) =>
    `Pod ${workload} is drawn already and gets ${calls === 1 ? 'the call' : `${calls} calls`}.`,
  otherLabels: (workload: string, called: string) =>
    `Pod ${workload} has other labels here, so the new one is called ${called}.`,
} as const;

/** Copies of what is there. */
export const duplicateWords = {
  nothingSelected: 'Nothing is selected that can be duplicated.',
  duplicate: (things: readonly string[]) => `Duplicate ${listed(things)}`,
  notWritten: (name: string) => `${name} is not written anywhere.`,
  gone: (name: string) => `${name} is no longer there.`,
  itemGone: (file: string) => `The item is no longer in ${file}.`,
  copyGone: (file: string) => `The copy is not in ${file}.`,
  documentGone: (file: string) => `The document is no longer in ${file}.`,
  itemOfList: 'An item of a List is not duplicated; copy its YAML instead.',
  duplicateAs: (kind: string, from: string, name: string) => `Duplicate ${kind} ${from} as ${name}`,
} as const;
