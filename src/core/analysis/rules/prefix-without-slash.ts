import { recordIn, textIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
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
      const written = (origin.rule['match'] as readonly unknown[] | undefined)?.[Number(index)];
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
            `Prefix ${prefix} takes ${prefix}x too, and not only what is below ${prefix}/. Match ${prefix} exactly and ${prefix}/ by prefix if that is not meant.`,
        },
      ];
    }),
  ),
};
