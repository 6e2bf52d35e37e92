import {
  compareVersions,
  fieldAt,
  isRecord,
  kinds,
  resolutionConflicts,
  retryConditions,
  statedValues,
  typeAt,
  type EnumValue,
  type FieldType,
} from '../schema';
import type { Mesh } from '../mesh';
import { valueAt, type Document } from '../yaml';
import { valueCompletion, type Candidate, type Completion } from './completion';
import type { Context } from './context';
import { describeField } from './describe';
import { apiVersionsFor } from './complete-start';
import { plainMarkdown } from './markdown';
import { spotOfCaret } from './spot';
import { suggestionsFor } from './suggest';

/** The values that the field at the caret could have, those last that Istio would refuse. */
export function completeValue(context: Context, document: Document, mesh: Mesh): readonly Completion[] {
  const { caret, kind, inside } = context;
  const head = inside.length === 1 && caret.type === 'value' ? headCandidates(inside[0], context, document) : undefined;
  if (head) return head.map((each) => valueCompletion(each, caret));
  const type = kind && typeAt(kind, inside);
  if (!kind || !type) return [];
  if (type.type === 'string' && type.format === 'retry-on') return completeCondition(context);
  const field = fieldAt(kind, inside);
  const help = field ? describeField(field) : '';
  const found = candidatesFor(type, context, document, mesh);
  const order = [...found.filter((each) => !each.refused), ...found.filter((each) => each.refused)];
  return order.map((each) =>
    valueCompletion({ ...each, doc: each.doc === undefined ? help : plainMarkdown(each.doc) }, caret),
  );
}

function headCandidates(
  key: string | number | undefined,
  context: Context,
  document: Document,
): readonly Candidate[] | undefined {
  const { kind } = context;
  if (key === 'kind')
    return kindsFor(valueAt(document.value, [...context.base, 'apiVersion'])).map((each) => ({
      value: each.kind,
      detail: each.group || 'core',
      doc: each.doc,
    }));
  if (key === 'apiVersion') return apiVersionsFor(kind).map((value) => ({ value }));
  return undefined;
}

/** The kinds of the API group that is written already; all where none is, or none that is known. */
function kindsFor(apiVersion: unknown): typeof kinds {
  if (typeof apiVersion !== 'string') return kinds;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const own = kinds.filter((each) => each.group === group);
  return own.length > 0 ? own : kinds;
}

function candidatesFor(type: FieldType, context: Context, document: Document, mesh: Mesh): readonly Candidate[] {
  const { kind } = context;
  if (type.type === 'boolean') return ['true', 'false'].map((value) => ({ value, isText: false }));
  const stated = type.type === 'string' ? statedValues(type) : undefined;
  if (stated) return stated.map((each) => judged(each, context, document, mesh));
  return kind ? suggestionsFor(type, spotOfCaret(context, kind), mesh) : [];
}

/** A stated value with why Istio would refuse it here, if it would. */
function judged({ value, doc, since }: EnumValue, context: Context, document: Document, mesh: Mesh): Candidate {
  const release = mesh.settings.istioVersion;
  if (since !== undefined && compareVersions(since, release) > 0)
    return { value, doc, detail: `from Istio ${since}`, refused: true };
  const isResolution = context.kind?.kind === 'ServiceEntry' && context.inside.join('.') === 'spec.resolution';
  const conflict = isResolution ? conflictOf(value, context, document, release) : undefined;
  return conflict === undefined
    ? { value, doc, detail: firstSentence(doc) }
    : { value, doc: `${conflict}\n\n${doc}`, detail: 'refused here', refused: true };
}

/** What a value leads to, short enough to stand beside it. */
function firstSentence(doc: string): string {
  return (/^.*?[.:](?=\s|$)/.exec(doc)?.[0] ?? doc).slice(0, -1);
}

/** Why an entry with this resolution would be refused, by what else it says. */
function conflictOf(mode: string, { base }: Context, document: Document, release: string): string | undefined {
  const spec = valueAt(document.value, [...base, 'spec']);
  if (!isRecord(spec)) return undefined;
  return resolutionConflicts({ ...spec, resolution: mode }, release).find((each) => each.by !== 'nobody')?.says;
}

/** The condition behind the last comma; those that stand there already are left out. */
function completeCondition({ caret }: Context): readonly Completion[] {
  const { typed, range } = caret;
  const at = typed.lastIndexOf(',') + 1;
  const blanks = /^\s*/.exec(typed.slice(at))?.[0].length ?? 0;
  const written = new Set(
    typed
      .slice(0, at)
      .split(',')
      .map((word) => word.trim()),
  );
  const word = { ...caret, range: { from: range.from + at + blanks, to: range.to } };
  return retryConditions
    .filter(({ value }) => !written.has(value))
    .map(({ value, doc }) => valueCompletion({ value, doc: plainMarkdown(doc) }, word));
}
