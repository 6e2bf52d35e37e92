import { isRecord } from '../../lists';
import type { Path } from '../../text';
import type { Op } from '../../yaml';
import type { Subject } from '../report';
import { textsOf, type Spot } from './read';
import { warn } from './refuse';
import { remedy } from './remedy';

interface Entry {
  readonly text: string;
  readonly path: Path;
  /** As written, `.` read as its own namespace. */
  readonly namespace: string;
  readonly host: string;
}

/**
 * Hosts of one listener that repeat each other. istiod compares texts: it finds `ns/host` behind `ns/*` and the other way round, and no other
 * wildcards (istio/istio pkg/config/validation/validation.go, ValidateSidecar). What `~` takes out is no host to it once it knows that.
 */
export function warnOfDuplicateHosts(subject: Subject, listener: Spot, own: string, takesExclusions: boolean): void {
  const entries = entriesOf(listener, own).filter(({ text }) => !(takesExclusions && text.startsWith('~')));
  const mayBeDefault = own === rootNamespace && !hasSelector(subject);
  entries.forEach((entry, index) => {
    const earlier = entries.slice(0, index).filter((each) => each.namespace === entry.namespace);
    const other = mayBeDefault ? earlier.find((each) => isOwn(each) !== isOwn(entry)) : undefined;
    if (other && (other.host === entry.host || other.host === '*' || entry.host === '*'))
      return warnOfDefault(subject, entry, other);
    const same = earlier.find((each) => each.host === entry.host || each.host === '*');
    if (same) warnOfRepetition(subject, entry, same, entries.slice(index + 1));
    else if (entry.host === '*' && earlier.length > 0) warnOfCovered(subject, entry, earlier);
  });
  const everything = entries.find(({ namespace, host }) => namespace === '*' && host === '*');
  if (everything && entries.some(({ namespace }) => namespace !== '*')) warnOfEverything(subject, everything);
}

/** Istio's own; what the mesh says is not known here. */
const rootNamespace = 'istio-system';

function hasSelector({ resource }: Subject): boolean {
  const { value } = resource;
  return isRecord(value) && isRecord(value['spec']) && isRecord(value['spec']['workloadSelector']);
}

function isOwn({ text }: Entry): boolean {
  return text.startsWith('./');
}

/** A Sidecar that is the default of all namespaces: `.` is the namespace of each, which istiod's webhook does not look at. */
function warnOfDefault(subject: Subject, entry: Entry, other: Entry): void {
  const [dot, named] = isOwn(entry) ? [entry.text, other.text] : [other.text, entry.text];
  warn(subject, {
    rule: 'duplicate-egress-host',
    path: entry.path,
    ref: 'wh-sc-eg-host-dup',
    message: `istiod warns that ${entry.text} repeats ${other.text}, but this Sidecar is the default of all namespaces, and in them ${dot} is their own. Keep ${named}.`,
  });
}

/** Entries without a `/` are refused by themselves. */
function entriesOf(listener: Spot, own: string): readonly Entry[] {
  return textsOf(listener, 'hosts').flatMap(({ text, path }) => {
    const slash = text.indexOf('/');
    if (slash < 0) return [];
    const namespace = text.slice(0, slash);
    return [{ text, path, namespace: namespace === '.' ? own : namespace, host: text.slice(slash + 1) }];
  });
}

/** The fix takes later repetitions along: they would stand where this one stood. */
function warnOfRepetition(subject: Subject, entry: Entry, same: Entry, later: readonly Entry[]): void {
  const { text } = entry;
  const says = text === same.text ? `${text} is listed a second time` : `${text} is in ${same.text} already`;
  const repeated = [entry, ...later.filter((each) => each.text === text)];
  warn(subject, {
    rule: 'duplicate-egress-host',
    path: entry.path,
    ref: 'wh-sc-eg-host-dup',
    message: `${says}; istiod warns of it. Remove it.`,
    fix: remedy(subject, `Remove ${text}`, deletionOf(repeated)),
  });
}

/** From the end, so that the places of the others stay. */
function deletionOf(entries: readonly Entry[]): readonly Op[] {
  return [...entries].reverse().map(({ path }) => ({ type: 'delete', path }));
}

function warnOfCovered(subject: Subject, entry: Entry, earlier: readonly Entry[]): void {
  const covered = earlier.map(({ text }) => text).join(', ');
  warn(subject, {
    rule: 'duplicate-egress-host',
    path: entry.path,
    ref: 'wh-sc-eg-host-dup',
    message: `${entry.text} takes in ${covered}; istiod warns of it. Remove ${covered}.`,
    fix: remedy(subject, `Remove ${covered}`, deletionOf(earlier)),
  });
}

function warnOfEverything(subject: Subject, entry: Entry): void {
  warn(subject, {
    rule: 'duplicate-egress-host',
    path: entry.path,
    ref: 'wh-sc-eg-host-allstar',
    message: '*/* takes in every host, and istiod warns of others beside it. Keep */* alone, or list what is needed.',
  });
}
