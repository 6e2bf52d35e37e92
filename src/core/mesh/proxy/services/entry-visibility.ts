import { compareVersions, isRecord } from '../../../schema';
import type { OtherResource } from '../../build';
import { hasKey, listIn, recordIn } from '../../read';
import type { MeshSettings } from '../../settings';
import { isVisibleIn, type Visibility } from '../../visibility';
import { IdentityMap } from '../identity-map';
import { matchesSelector } from '../clients/label-selector';
import { namespaceLabels } from '../clients/namespace';
import type { MeshService } from './service';

/** What `serviceEntryVisibility` of MeshConfig depends on. */
interface Ground {
  readonly settings: MeshSettings;
  readonly others: readonly OtherResource[];
}

const narrowed = new IdentityMap<MeshService>();

/**
 * The services of ServiceEntries as far as MeshConfig lets them be seen, which it may since 1.31: for ztunnel always, for other proxies only with
 * `applyToSidecars`, where it takes away from `exportTo` and adds nothing (pilot/pkg/model/serviceentry_visibility.go, VisibilityFor).
 */
export function withVisibility(services: readonly MeshService[], ground: Ground): readonly MeshService[] {
  const { settings } = ground;
  if (!hasKey(settings.config, 'serviceEntryVisibility')) return services;
  if (compareVersions(settings.istioVersion, '1.31') < 0) return services;
  const rules = recordIn(settings.config, 'serviceEntryVisibility');
  const toSidecars = rules['applyToSidecars'] === true;
  return services.map((service) => {
    const visibility = visibilityIn(rules, namespaceLabels(ground, service.namespace));
    return visibility === 'PUBLIC' ? service : narrow(service, visibility, toSidecars);
  });
}

function narrow(service: MeshService, visibility: MeshService['visibility'], toSidecars: boolean): MeshService {
  return narrowed.get([service], `${visibility} ${toSidecars}`, () => ({
    ...service,
    visibility,
    exportTo: toSidecars ? cut(service, visibility) : service.exportTo,
  }));
}

function cut({ exportTo, namespace }: MeshService, visibility: MeshService['visibility']): Visibility {
  const atHome = isVisibleIn(exportTo, namespace, namespace);
  return visibility === 'NAMESPACE' && atHome ? ['.'] : ['~'];
}

/** The first policy whose rules all match decides; one without rules takes everything. */
function visibilityIn(
  rules: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>>,
): MeshService['visibility'] {
  const policy = listIn(rules, 'policies')
    .filter(isRecord)
    .find((each) => listIn(each, 'matchingRules').every((rule) => matchesRule(rule, labels)));
  const found = policy ? policy['visibility'] : rules['defaultVisibility'];
  return found === 'NAMESPACE' || found === 'NONE' ? found : 'PUBLIC';
}

/** A rule that is of no known kind matches nothing. */
function matchesRule(rule: unknown, labels: Readonly<Record<string, string>>): boolean {
  return hasKey(rule, 'namespaceSelector') && matchesSelector(recordIn(rule, 'namespaceSelector'), labels);
}
