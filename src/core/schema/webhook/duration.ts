import { durationFault } from '../duration';
import type { Subject } from '../report';
import { textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/**
 * A duration that istiod's webhook wants to be 1 ms at least and whole milliseconds. Nothing is said of one that is absent, that cannot be read, or
 * that the API server refuses for being too short (istio/istio pkg/config/validation/agent/validation.go, ValidateDuration).
 */
export function checkDuration(subject: Subject, parent: Spot, name: string, ref: string): void {
  const text = textOf(parent, name);
  const fault = durationFault(text);
  if (fault === undefined) return;
  const path = [...parent.path, name];
  const [asked, way] =
    fault === 'too-short' ? ['1 ms or more', 'Write a longer one.'] : ['a whole number of milliseconds', 'Round it.'];
  const message = `${labelAt(subject, path)} is ${asked}; istiod refuses ${text}. ${way}`;
  refuse(subject, { rule: fault === 'too-short' ? 'out-of-range' : 'bad-duration', path, ref, message });
}
