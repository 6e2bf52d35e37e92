/** A locality as istiod compares it: three levels, those that are not known empty. */
interface Levels {
  readonly region: string;
  readonly zone: string;
  readonly subzone: string;
}

/** The levels of `region/zone/subzone`; of an unknown locality all are empty (pilot/pkg/networking/util/util.go, ConvertLocality). */
export function levelsOf(locality: string | undefined): Levels {
  const [region = '', zone = '', subzone = ''] = (locality ?? '').split('/');
  return { region, zone, subzone };
}

/** 0 in one subzone, 1 in one zone, 2 in one region, else 3; an unknown level equals an unknown one (util.go, LbPriority). */
export function distance(from: Levels, to: Levels): 0 | 1 | 2 | 3 {
  if (from.region !== to.region) return 3;
  if (from.zone !== to.zone) return 2;
  return from.subzone === to.subzone ? 0 : 1;
}

/** Whether a locality lies in one that a setting names; `*` and levels that it leaves out take everything (util.go, LocalityMatch). */
export function isWithin(locality: Levels, named: string): boolean {
  const asked = levelsOf(named);
  return (
    (asked.region === '*' || asked.region === locality.region) &&
    (asked.zone === '*' || asked.zone === '' || asked.zone === locality.zone) &&
    (asked.subzone === '*' || asked.subzone === '' || asked.subzone === locality.subzone)
  );
}

/** The labels that istiod gives to pods and endpoints of a locality (pilot/pkg/serviceregistry/util/label, AugmentLabels). */
export function localityLabels(locality: string | undefined): Readonly<Record<string, string>> {
  const { region, zone, subzone } = levelsOf(locality);
  const labels: Record<string, string> = {};
  if (region !== '') labels[topology.region] = region;
  if (zone !== '') labels[topology.zone] = zone;
  if (subzone !== '') labels[topology.subzone] = subzone;
  return labels;
}

/** Names of the labels for localities, and for what lies beside them. */
export const topology = {
  network: 'topology.istio.io/network',
  region: 'topology.kubernetes.io/region',
  zone: 'topology.kubernetes.io/zone',
  subzone: 'topology.istio.io/subzone',
  node: 'kubernetes.io/hostname',
} as const;
