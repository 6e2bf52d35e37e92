import { hasKey, type MeshSettings } from '../../../core/mesh';
import { exportToWords } from '../words/sections';

interface ExportDefault {
  readonly key: 'serviceExportTo' | 'virtualServiceExportTo' | 'destinationRuleExportTo';
  /** Its name in MeshConfig. */
  readonly name: string;
}

/** The setting of the mesh that counts for resources of a kind without exportTo, by kind. */
export const exportDefaults: Readonly<Record<string, ExportDefault | undefined>> = {
  ServiceEntry: { key: 'serviceExportTo', name: 'defaultServiceExportTo' },
  VirtualService: { key: 'virtualServiceExportTo', name: 'defaultVirtualServiceExportTo' },
  DestinationRule: { key: 'destinationRuleExportTo', name: 'defaultDestinationRuleExportTo' },
};

/** Who sees a resource of a kind that does not say it itself, in one sentence: by what the mesh states, or by Istio's own default. */
export function exportDefaultWords(kind: string, settings: MeshSettings): string {
  const setting = exportDefaults[kind];
  if (setting === undefined) return exportToWords.unstated;
  const value = settings[setting.key];
  if (value !== '*' || hasKey(settings.config, setting.name)) return exportToWords.stated[value](setting.name);
  return settings.hasMeshConfig ? exportToWords.byIstio : exportToWords.unstated;
}
