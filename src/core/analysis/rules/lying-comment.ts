import { groupOf, readResources } from '../../schema';
import { startsWith, type Diagnostic } from '../../text';
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
  const kinds = new Set<string>(claims.map(({ kind }) => kind));
  const resources = readResources(document).filter(
    ({ apiVersion, kind }) => kinds.has(kind) && groupOf(apiVersion) === 'networking.istio.io',
  );
  if (resources.length === 0) return [];
  return commentsIn(document).flatMap((comment): readonly Diagnostic[] => {
    const resource = resources.find(({ path }) => startsWith(comment.path, path));
    if (resource === undefined) return [];
    const path = comment.path.slice(resource.path.length);
    const about = claims.filter(({ kind, isAbout }) => kind === resource.kind && isAbout(path, resource.value));
    for (const claim of about) {
      const said = claimIn(comment.text, claim);
      if (said) return [diagnose(comment, claim, said)];
    }
    return [];
  });
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
