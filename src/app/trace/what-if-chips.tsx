import { useMemo } from 'react';
import { istioVersions } from '../../core/schema';
import { useApp } from '../store';
import { clientFor, type ShownCall } from './shown-call';
import { policyInForce, type WhatIf } from './what-if';
import { whatIfWords } from './words';

interface ChipsProps {
  /** Whose call it is; null where no call is asked about. */
  readonly shown: ShownCall | null;
  readonly whatIf: WhatIf;
  readonly onChange: (whatIf: WhatIf) => void;
}

interface Chip {
  readonly key: keyof WhatIf;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}

const chips: readonly Chip[] = [
  {
    key: 'istioVersion',
    label: whatIfWords.settings.istioVersion,
    options: istioVersions.map((value) => ({ value, title: whatIfWords.istio(value) })),
  },
  {
    key: 'outboundTrafficPolicy',
    label: whatIfWords.settings.outboundTrafficPolicy,
    options: ['ALLOW_ANY', 'REGISTRY_ONLY'].map((value) => ({ value, title: value })),
  },
  {
    key: 'dnsCapture',
    label: whatIfWords.settings.dnsCapture,
    options: [
      { value: 'false', title: whatIfWords.dnsCaptureOff },
      { value: 'true', title: whatIfWords.dnsCaptureOn },
    ],
  },
];

/** Where no call is asked about. */
const noCaller = { namespace: null, name: null } as const;

/** Settings to be tried on this call alone, each as it is in force for the caller until then: nothing is written. */
export function WhatIfChips({ shown, whatIf, onChange }: ChipsProps): React.JSX.Element {
  const mesh = useApp((state) => state.snapshot.mesh);
  const { namespace, name } = shown?.asked ?? noCaller;
  const policy = useMemo(
    () => (namespace === null ? undefined : policyInForce(mesh, clientFor(mesh, { namespace, name }))),
    [mesh, namespace, name],
  );
  const tries = Object.keys(whatIf).length > 0;
  return (
    <div className="trace-what-if" role="group" aria-label={whatIfWords.whatIf}>
      {chips.map(({ key, label, options }) => {
        const isPolicy = key === 'outboundTrafficPolicy';
        if (isPolicy && policy === null) return <NoPolicy key={key} />;
        const own = String((isPolicy && policy?.mode) || mesh.settings[key]);
        const value = String(whatIf[key] ?? own);
        const all = options.some((each) => each.value === own) ? options : [...options, { value: own, title: own }];
        const by = isPolicy ? policy?.sidecar : undefined;
        return (
          <select
            key={key}
            className="trace-chip"
            aria-label={label}
            title={by === undefined ? whatIfWords.writesNothing(label) : whatIfWords.ofSidecar(label, by)}
            data-tried={value === own ? undefined : true}
            value={value}
            onChange={(event) => onChange(tried(whatIf, key, event.target.value, own))}
          >
            {all.map((each) => (
              <option key={each.value} value={each.value}>
                {by !== undefined && each.value === own ? whatIfWords.bySidecar(each.title) : each.title}
              </option>
            ))}
          </select>
        );
      })}
      {tries && (
        <button type="button" className="link-button" onClick={() => onChange({})}>
          {whatIfWords.asDesigned}
        </button>
      )}
    </div>
  );
}

/** In the place of the outbound policy, for a caller that goes by none. */
function NoPolicy(): React.JSX.Element {
  return (
    <span className="trace-chip trace-chip-none" title={whatIfWords.noPolicyBecause}>
      {whatIfWords.noPolicy}
    </span>
  );
}

/** What is tried after a choice; the design's own value tries nothing. */
function tried(whatIf: WhatIf, key: keyof WhatIf, value: string, own: string): WhatIf {
  const rest = Object.fromEntries(Object.entries(whatIf).filter(([name]) => name !== key)) as WhatIf;
  if (value === own) return rest;
  return { ...rest, [key]: key === 'dnsCapture' ? value === 'true' : value };
}
