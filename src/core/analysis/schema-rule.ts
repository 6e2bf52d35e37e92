import { validateDocument, type SchemaProblem, type SchemaRule } from '../schema';
import type { Document } from '../yaml';
import type { DocumentRule, RuleFields } from './rule';

interface Checked {
  readonly release: string | undefined;
  readonly problems: readonly SchemaProblem[];
}

const checked = new WeakMap<Document, Checked>();

/**
 * A rule by which resources are held against their kind. The schema room does that in one walk; each rule takes its own findings out of it.
 * The API server sees all of this when a resource is applied.
 */
export function schemaRule(fields: Omit<RuleFields, 'id' | 'layer'> & { readonly id: SchemaRule }): DocumentRule {
  return {
    ...fields,
    layer: 'schema',
    scope: 'document',
    check: (document, release) => problemsOf(document, release).filter((problem) => problem.rule === fields.id),
  };
}

function problemsOf(document: Document, release: string | undefined): readonly SchemaProblem[] {
  const before = checked.get(document);
  if (before?.release === release && before !== undefined) return before.problems;
  const problems = validateDocument(document, { release });
  checked.set(document, { release, problems });
  return problems;
}
