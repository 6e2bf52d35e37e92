import { hasKey, recordIn, textIn, type HttpMatch, type HttpRule } from '../../mesh';
import { readMatcher } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import { flatOf, question } from '../question';
import type { WorkspaceRule } from '../rule';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { ruledUses, writtenAt, type RuledUse } from '../runtime/routings';

export const misalignedRewrite: WorkspaceRule = {
  id: 'misaligned-rewrite',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['R22'],
  summary: 'A prefix and what rewrite.uri puts in its place do not both end in a slash.',
  why: 'Envoy exchanges the matched letters and nothing else: the server gets // in its path, or two segments grown together.',
  source: 'envoyproxy/envoy source/common/router/config_impl.cc (finalizePathHeader)',
  check: reportsOf((input) => hits(input)),
};

const rewriting = flatOf(ruledUses, (each) => (rewriteOf(each) === undefined ? [] : [each]));

const hits = question((input): readonly Hit[] => {
  const few = rewriting(input);
  if (few.length === 0) return [];
  const all = ruledUses(input);
  return few.flatMap((each) => findHits(each, all));
});

function rewriteOf({ rule }: RuledUse): string | undefined {
  const rewrite = recordIn(rule.fields, 'rewrite');
  return hasKey(rewrite, 'uriRegexRewrite') ? undefined : textIn(rewrite, 'uri');
}

function findHits(each: RuledUse, all: readonly RuledUse[]): readonly Hit[] {
  const { rule, use } = each;
  const uri = rewriteOf(each);
  if (uri === undefined || uri === '') return [];
  const earlier = prefixesBefore(
    rule,
    all.filter((other) => other.use.virtualService === use.virtualService),
  );
  const wrong = prefixesOf(rule).filter((prefix) => isMisaligned(prefix, uri, earlier));
  const [prefix] = wrong;
  if (prefix === undefined) return [];
  const sample = prefix.endsWith('/') ? `${prefix}items` : `${prefix}/items`;
  const { resource, path } = writtenAt(each, 'rewrite', 'uri');
  const isWhole = prefix.endsWith('/') && wrong.length === prefixesOf(rule).length;
  return [
    {
      resource,
      path,
      ref: 'R22',
      clients: [],
      all: [],
      say: () =>
        `Prefix ${prefix} becomes ${uri}, so ${sample} goes to the server as ${uri}${sample.slice(prefix.length)}. Let both end in a slash, or neither.`,
      fix: isWhole ? remedyIn(resource, `Write ${uri}/`, [{ type: 'set', path, value: `${uri}/` }]) : undefined,
    },
  ];
}

/** What does not begin with the prefix and a slash is taken by a match before, so that only the prefix itself is left. */
function isMisaligned(prefix: string, uri: string, earlier: readonly string[]): boolean {
  if (prefix.endsWith('/') === uri.endsWith('/')) return false;
  return prefix.endsWith('/') || !earlier.includes(`${prefix}/`);
}

/** A rule, or a match, without a path has matched the prefix `/`. */
function prefixesOf({ matches }: HttpRule): readonly string[] {
  return matches.length === 0 ? ['/'] : matches.flatMap((match) => prefixOf(match) ?? []);
}

function prefixOf({ fields }: HttpMatch): string | undefined {
  const uri = readMatcher(fields['uri']);
  if (uri === undefined || uri.by === 'presence') return '/';
  return uri.by === 'prefix' ? uri.text : undefined;
}

/** Prefixes that this rule, or one before it, takes as well. */
function prefixesBefore(rule: HttpRule, all: readonly RuledUse[]): readonly string[] {
  const upTo = all.slice(0, all.findIndex((each) => each.rule === rule) + 1);
  return upTo.flatMap((each) => prefixesOf(each.rule));
}
