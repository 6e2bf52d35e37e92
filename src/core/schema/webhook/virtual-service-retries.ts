import type { Path, QuickFix } from '../../text';
import { joinNames } from '../../text';
import type { Subject } from '../report';
import { isRetryOn, retryConditions } from '../retry-on';
import { closest } from '../spelling';
import { checkDuration } from './duration';
import { childOf, has, textOf, type Spot } from './read';
import { refuse } from './refuse';
import { remedy } from './remedy';

/** When and how failed requests are tried again (istio/istio pkg/config/validation/agent/validation.go, ValidateHTTPRetry). */
export function checkRetries(subject: Subject, route: Spot): void {
  const retries = childOf(route, 'retries');
  if (!retries) return;
  checkAttempts(subject, retries);
  checkDuration(subject, retries, 'perTryTimeout', 'wh-vs-retry-pertry');
  checkConditions(subject, retries);
  checkDuration(subject, retries, 'backoff', 'wh-vs-retry-backoff');
}

/** How the mesh tries again where nothing is said (pkg/config/mesh, DefaultMeshConfig): a start for somebody who left the number out. */
const usualAttempts = 2;

/** No attempts switch retries off, so that nothing else has a meaning. The pause and the choice of another endpoint do not count as settings. */
function checkAttempts(subject: Subject, retries: Spot): void {
  const isWritten = has(retries, 'attempts');
  if (isWritten && retries.value['attempts'] !== 0) return;
  const names = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter((name) =>
    name === 'retryOn' ? textOf(retries, name) !== '' : has(retries, name),
  );
  if (names.length === 0) return;
  const path = [...retries.path, 'attempts'];
  const says = isWritten ? 'attempts is 0' : 'attempts is missing';
  refuse(subject, {
    rule: 'retry-without-attempts',
    path,
    part: isWritten ? 'value' : 'key',
    ...(isWritten ? {} : { near: retries.path }),
    ref: 'wh-vs-retry-zero',
    message: `${says}, which switches retries off, and istiod refuses ${joinNames(names)} beside it. Set attempts to 1 or more.`,
    ...(isWritten
      ? {}
      : { fix: remedy(subject, `Add attempts: ${usualAttempts}`, [{ type: 'set', path, value: usualAttempts }]) }),
  });
}

/** The conditions of `retryOn`, each by itself. Istio trims nothing, so a space behind a comma is part of a name that it does not know. */
function checkConditions(subject: Subject, retries: Spot): void {
  const text = textOf(retries, 'retryOn');
  if (text === '') return;
  const path = [...retries.path, 'retryOn'];
  const items = text.split(',');
  for (const item of new Set(items)) {
    if (isRetryOn(item)) continue;
    const meant = meantBy(item);
    refuse(subject, {
      rule: 'retry-condition',
      path,
      ref: 'wh-vs-retry-on',
      message: says(item, meant),
      ...(meant === undefined ? {} : { fix: correct(subject, path, items, item) }),
    });
  }
}

/** The condition that an item was meant to be; null where there is nothing between two commas, undefined where nobody can tell. */
function meantBy(item: string): string | null | undefined {
  const word = item.trim();
  if (word === '') return null;
  const known = retryConditions.map(({ value }) => value);
  return isRetryOn(word) ? word : closest(word, known);
}

function says(item: string, meant: string | null | undefined): string {
  if (meant === null) return 'retryOn has nothing between two commas; istiod refuses it. Remove a comma.';
  if (meant === item.trim()) return `retryOn has a space beside ${meant}, and istiod refuses it. Remove the space.`;
  const way =
    meant === undefined ? 'Use conditions of Envoy such as gateway-error, or status codes.' : `Write ${meant}.`;
  return `retryOn has no condition ${item.trim()}; istiod refuses it. ${way}`;
}

/** Writes the list with the item put right, and without spaces anywhere. */
function correct(subject: Subject, path: Path, items: readonly string[], item: string): () => QuickFix | null {
  const kept = items.flatMap((each) => {
    const meant = meantBy(each);
    if (each !== item && meant !== each.trim()) return [each];
    return meant === null || meant === undefined ? [] : [meant];
  });
  if (kept.length === 0) return () => null;
  const value = kept.join(',');
  return remedy(subject, `Write ${value}`, [{ type: 'set', path, value }]);
}
