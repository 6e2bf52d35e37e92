import { celFault } from '../cel-syntax';
import type { Subject } from '../report';
import { checkTargets } from './policy-target';
import { childOf, countOf, has, itemsOf, specOf, textOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';

/** What istiod has to say about logs, metrics and traces (istio/istio pkg/config/validation/validation.go, ValidateTelemetry). */
export function checkTelemetry(subject: Subject): void {
  const spec = specOf(subject.resource);
  checkTargets(subject, spec, { selector: 'wh-tm-target', target: 'wh-tm-target' });
  for (const logging of itemsOf(spec, 'accessLogging')) checkFilter(subject, logging);
  for (const metrics of itemsOf(spec, 'metrics'))
    for (const override of itemsOf(metrics, 'overrides')) checkTags(subject, override);
  checkTracing(subject, spec);
}

/** istiod parses the expression and looks no further (validation_istiod.go, validateTelemetryFilter). */
function checkFilter(subject: Subject, logging: Spot): void {
  const filter = childOf(logging, 'filter');
  if (!filter || (has(filter, 'expression') && typeof filter.value['expression'] !== 'string')) return;
  const text = textOf(filter, 'expression');
  const fault = celFault(text);
  if (fault === undefined) return;
  const path = [...filter.path, 'expression'];
  const isWritten = has(filter, 'expression');
  refuse(subject, {
    rule: 'bad-expression',
    path,
    ...(isWritten ? {} : { near: filter.path, part: 'key' }),
    ref: 'wh-tm-filter',
    message:
      text.trim() === ''
        ? 'filter has no expression, and istiod refuses it. Write one in CEL, or remove filter.'
        : `expression cannot be read as CEL ${placeOf(text, fault)}; istiod refuses it. Correct it there.`,
  });
}

function placeOf(text: string, offset: number): string {
  const rest = text.slice(offset).trim();
  if (rest === '') return 'at its end';
  return `at ${rest.length > 20 ? `${rest.slice(0, 20)}…` : rest}`;
}

function checkTags(subject: Subject, override: Spot): void {
  const tags = childOf(override, 'tagOverrides');
  for (const tag of tags ? spotsOf(tags) : []) {
    if (tag.path.at(-1) === '') warnOfName(subject, tag.path);
    // With UPSERT written out the API server asks for the value.
    const isDefault = !has(tag, 'operation');
    const value = tag.value['value'];
    if (!isDefault || (value !== undefined && value !== null && value !== '')) continue;
    const path = [...tag.path, 'value'];
    refuse(subject, {
      rule: 'missing-field',
      path,
      part: 'key',
      ...(has(tag, 'value') ? {} : { near: tag.path }),
      ref: 'wh-tm-overrides',
      message: `${labelAt(subject, tag.path)} is set, for UPSERT is the default, and has no value; istiod refuses it. Write a value, or operation: REMOVE.`,
    });
  }
}

function warnOfName(subject: Subject, path: Spot['path']): void {
  warn(subject, {
    rule: 'empty-tag-name',
    path,
    part: 'key',
    ref: 'wh-tm-override-name',
    message: 'tagOverrides has an empty name; istiod warns of it. Name the tag.',
  });
}

function spotsOf(map: Spot): readonly Spot[] {
  return Object.keys(map.value).flatMap((name) => childOf(map, name) ?? []);
}

function checkTracing(subject: Subject, spec: Spot): void {
  const tracing = itemsOf(spec, 'tracing');
  if (countOf(spec, 'tracing') > 1)
    warnOfMany(subject, [...spec.path, 'tracing'], 'tracing has several entries, of which istiod supports one');
  for (const entry of tracing) {
    if (countOf(entry, 'providers') > 1) {
      const label = labelAt(subject, entry.path);
      warnOfMany(subject, [...entry.path, 'providers'], `${label} has several providers, of which istiod supports one`);
    }
    const tags = childOf(entry, 'customTags');
    if (tags && Object.hasOwn(tags.value, '')) refuseName(subject, [...tags.path, '']);
  }
}

function warnOfMany(subject: Subject, path: Spot['path'], fact: string): void {
  const message = `${fact}; it accepts them with a warning. Keep one.`;
  warn(subject, { rule: 'extra-tracing', path, part: 'key', ref: 'wh-tm-multi', message });
}

function refuseName(subject: Subject, path: Spot['path']): void {
  refuse(subject, {
    rule: 'empty-tag-name',
    path,
    part: 'key',
    ref: 'wh-tm-customtags',
    message: 'customTags has an empty name; istiod refuses it. Name the tag.',
  });
}
