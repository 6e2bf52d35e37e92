import { hasKey, listIn, recordIn, textIn, type HttpRule } from '../../mesh';
import { isRecord } from '../../schema';
import type { Path } from '../../text';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { ruledUses } from '../runtime/routings';

export const prefixWithoutSlash: WorkspaceRule = {
  id: 'prefix-without-slash',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['R10'],
  summary: 'A prefix of a path does not end in a slash, so it takes longer names of the segment too.',
  why: 'Envoy compares letters, not segments. That is wanted at times, so this is a hint.',
  source: 'istio/istio pilot/pkg/networking/core/route/route.go (TranslateRouteMatch)',
  check: hitsIn(ruledUses, ({ rule }) =>
    rule.matches.flatMap(({ path, origin }) => {
      const index = path[path.length - 1];
      const written = listIn(origin.rule, 'match')[Number(index)];
      const prefix = textIn(recordIn(written, 'uri'), 'prefix');
      if (prefix === undefined || prefix.length < 2 || prefix.endsWith('/')) return [];
      return [
        {
          resource: origin.virtualService.resource,
          path: [...path, 'uri', 'prefix'],
          ref: 'R10',
          clients: [],
          all: [],
          say: () =>
            `Prefix ${prefix} takes ${prefix}x too, and not only what is below ${prefix}/. Match ${prefix} exactly and ${prefix}/ by prefix if that is not intended.`,
          fix: bySegment(origin, path, prefix),
        },
      ];
    }),
  ),
};

/**
 * The match once for the path itself and once for what is below it. Where the beginning is replaced, what takes its place would have to end in a slash
 * too, and what is to become of the path itself is not known.
 */
function bySegment({ rule, virtualService }: HttpRule['root'], path: Path, prefix: string): Hit['fix'] {
  const index = Number(path.at(-1));
  const written = listIn(rule, 'match')[index];
  if (!isRecord(written) || hasKey(rule, 'rewrite') || hasKey(rule, 'redirect') || hasKey(rule, 'delegate'))
    return undefined;
  const below = { ...written, uri: { prefix: `${prefix}/` } };
  return ifWanted(
    remedyIn(virtualService.resource, `Match ${prefix} and what is below ${prefix}/`, [
      { type: 'set', path: [...path, 'uri'], value: { exact: prefix } },
      { type: 'insert', path: path.slice(0, -1), index: index + 1, value: below },
    ]),
  );
}
