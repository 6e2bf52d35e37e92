import { originOf, type HttpRule } from '../proxy/routes/http-rules';
import type { Origin } from '../trace/trace';
import { writtenAt } from './tree';

/** Where a field of a rule, and a part of it, is written: in the delegate where that has it. */
export function ruleOrigin(rule: HttpRule, field: string, ...parts: readonly string[]): Origin {
  const { virtualService, path } = originOf(rule, field);
  return writtenAt(virtualService.resource, [...path, field, ...parts]);
}
