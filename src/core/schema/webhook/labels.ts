import { isLabelKey, isLabelValue } from '../label-syntax';
import type { Subject } from '../report';
import { childOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/** Labels that istiod's webhook reads with the grammar of Kubernetes, each fault at its key or value (istio/istio pkg/config/labels/instance.go). */
export function checkLabels(subject: Subject, parent: Spot, name: string, ref: string): void {
  const labels = childOf(parent, name);
  if (!labels) return;
  for (const [key, value] of Object.entries(labels.value)) {
    const path = [...labels.path, key];
    if (!isLabelKey(key)) {
      const shown = key === '' ? 'an empty one' : key;
      const message = `A label's key is letters, digits, -, _ and ., behind a DNS name and / or not; istiod refuses ${shown}. Rename it.`;
      refuse(subject, { rule: 'bad-format', path, part: 'key', ref, message });
    } else if (typeof value === 'string' && !isLabelValue(value)) {
      const message = `${labelAt(subject, path)} is a label's value, of letters, digits, -, _ and . with a letter or digit at its ends; istiod refuses ${value}. Correct the value.`;
      refuse(subject, { rule: 'bad-format', path, ref, message });
    }
  }
}
