import { greatestOf } from '../../lists';
import { groupOf, readResources, type DocumentResource } from '../../schema';
import type { Diagnostic, Path } from '../../text';
import type { Document } from '../../yaml';
import type { DocumentRule } from '../rule';
import { claims, type Claim } from '../runtime/comment-claims';
import { commentsIn, type Comment } from '../runtime/comments';

export const lyingComment: DocumentRule = {
  id: 'lying-comment',
  scope: 'document',
  layer: 'runtime',
  severity: 'info',
  summary: 'A comment beside a field says that it does what it does not do.',
  why: 'Whoever reads the comment relies on active health checks, a rate limit or spread calls that do not exist. Only a few claims are known, by their exact words, and a comment that denies one is left alone.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection, applyConnectionPool); pilot/pkg/networking/core/cluster.go (convertResolution); envoyproxy/envoy docs/root/intro/arch_overview/upstream/outlier.rst, service_discovery.rst',
  check: (document) => (document.incomplete || !document.text.includes('#') ? [] : checkComments(document)),
};

function checkComments(document: Document): readonly Diagnostic[] {
  const claimsSomething = (text: string): boolean => claims.some(({ says }) => says.test(text));
  const comments = commentsIn(document, claimsSomething);
  if (comments.length === 0) return [];
  const kinds = new Set<string>(claims.map(({ kind }) => kind));
  const resources = readResources(document).filter(
    ({ apiVersion, kind }) => kinds.has(kind) && groupOf(apiVersion) === 'networking.istio.io',
  );
  if (resources.length === 0) return [];
  const byPath = new Map(resources.map((resource) => [JSON.stringify(resource.path), resource]));
  const deepest = greatestOf(resources.map(({ path }) => path.length));
  return comments.flatMap((comment): readonly Diagnostic[] => {
    const resource = outermostAt(byPath, comment.path.slice(0, deepest));
    const said = resource && sayAbout(comment, resource);
    return said ? [said] : [];
  });
}

/** The resource that a path leads into; of thousands in a List it is found by the path's own beginnings. */
function outermostAt(byPath: ReadonlyMap<string, DocumentResource>, path: Path): DocumentResource | undefined {
  for (let length = 0; length <= path.length; length++) {
    const resource = byPath.get(JSON.stringify(path.slice(0, length)));
    if (resource) return resource;
  }
  return undefined;
}

function sayAbout(comment: Comment, { kind, path, value }: DocumentResource): Diagnostic | undefined {
  const own = comment.path.slice(path.length);
  for (const claim of claims) {
    const said = claim.kind === kind && claim.isAbout(own, value) ? claimIn(comment.text, claim) : undefined;
    if (said) return diagnose(comment, claim, said);
  }
  return undefined;
}

/** The words of a claim in a text, unless it is denied or asked. */
function claimIn(text: string, { says, byClause }: Claim): { readonly words: string; readonly at: number } | undefined {
  // Most comments claim nothing.
  if (!says.test(text)) return undefined;
  const clauses = byClause ? [...text.matchAll(/[^,;:.()]+/g)] : [...text.matchAll(/.+/g)];
  for (const clause of clauses) {
    const found = says.exec(clause[0]);
    if (found && !denies.test(clause[0])) return { words: found[0].trim(), at: clause.index + found.index };
  }
  return undefined;
}

const denies =
  /\b(no|not|nobody|never|nor|neither|none|nothing|without|cannot|passive|passively|unlike|instead of|rather than)\b|n['’]t\b|\?/i;

function diagnose(comment: Comment, { truth }: Claim, { words, at }: { words: string; at: number }): Diagnostic {
  const from = comment.from + at;
  return {
    rule: 'lying-comment',
    ref: null,
    code: null,
    severity: 'info',
    layer: 'runtime',
    message: `The comment says “${words.replace(/ +/g, ' ')}”, ${truth}`,
    path: comment.path,
    range: { from, to: from + words.length },
  };
}
