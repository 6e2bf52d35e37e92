import type { Resource } from '../schema';
import type { Path } from '../text';
import { callConsequences } from './consequences-call';
import { entryConsequences } from './consequences-entry';
import { routeConsequences } from './consequences-route';
import { ruleConsequences } from './consequences-rule';
import type { Design } from './find-names';

/** What something that is written, or left unset, leads to in this design. */
export interface Consequence {
  /** From the root of the document: the field that it is about, or for an unset one what it would stand in. */
  readonly path: Path;
  /** A few words beside the line. */
  readonly hint: string;
  /** One or two sentences. */
  readonly says: string;
}

/**
 * What the settings of a resource lead to, as far as the mesh can tell. Nothing for a resource that was not read to its end: what is missing may
 * change all of it.
 */
export function consequencesOf(design: Design, resource: Resource): readonly Consequence[] {
  if (resource.incomplete) return [];
  const { mesh } = design;
  const owned = <T extends { readonly resource: Resource }>(list: readonly T[]): T | undefined =>
    list.find((each) => each.resource === resource);
  switch (resource.kind) {
    case 'ServiceEntry': {
      const entry = owned(mesh.entries);
      return entry ? entryConsequences(mesh, entry) : [];
    }
    case 'DestinationRule': {
      const rule = owned(mesh.rules);
      return rule ? ruleConsequences(mesh, rule) : [];
    }
    case 'VirtualService': {
      const virtualService = owned(mesh.virtualServices);
      return virtualService ? routeConsequences(mesh, virtualService) : [];
    }
    case 'EgressDesign':
      return callConsequences(mesh, resource);
    default:
      return [];
  }
}
