import { isRecord } from '../lists';
import { valueAt } from '../yaml';
import { lowerCaseDomain } from './label-syntax';
import { refuses, report, type Subject } from './report';

const prefix = new RegExp(`^${lowerCaseDomain}$`);
const name = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/**
 * Keys of labels and annotations as the API server checks them for every object (k8s.io/apimachinery pkg/util/validation, IsQualifiedName;
 * pkg/api/validation, ValidateAnnotations, which looks at a key in lower case).
 */
export function checkMetadataKeys(subject: Subject): void {
  if (subject.kind.layer === 'design') return;
  for (const field of ['labels', 'annotations']) {
    const entries = valueAt(subject.resource.value, ['metadata', field]);
    if (!isRecord(entries)) continue;
    for (const key of Object.keys(entries))
      if (!isQualifiedName(field === 'labels' ? key : key.toLowerCase())) reportKey(subject, field, key);
  }
}

function isQualifiedName(key: string): boolean {
  const [first = '', second, ...more] = key.split('/');
  const own = second ?? first;
  if (more.length > 0 || own.length > 63 || !name.test(own)) return false;
  return second === undefined || (first.length <= 253 && prefix.test(first));
}

function reportKey(subject: Subject, field: string, key: string): void {
  const shown = key === '' ? 'an empty one' : key;
  report(subject, {
    rule: 'bad-format',
    path: [...subject.resource.path, 'metadata', field, key],
    part: 'key',
    message: `Keys of ${field} are up to 63 letters, digits, -, _ and ., with a domain and / before them at most; ${refuses(subject)} ${shown}.`,
  });
}
