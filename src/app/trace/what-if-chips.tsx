import { istioVersions } from '../../core/schema';
import { useApp } from '../store';
import type { WhatIf } from './what-if';
import { whatIfWords } from './words';

interface ChipsProps {
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

/** Settings of the mesh to be tried on this call alone: nothing is written. */
export function WhatIfChips({ whatIf, onChange }: ChipsProps): React.JSX.Element {
  const settings = useApp((state) => state.snapshot.mesh.settings);
  const tries = Object.keys(whatIf).length > 0;
  return (
    <div className="trace-what-if" role="group" aria-label={whatIfWords.whatIf}>
      {chips.map(({ key, label, options }) => {
        const own = String(settings[key]);
        const value = String(whatIf[key] ?? settings[key]);
        const all = options.some((each) => each.value === own) ? options : [...options, { value: own, title: own }];
        return (
          <select
            key={key}
            className="trace-chip"
            aria-label={label}
            title={whatIfWords.writesNothing(label)}
            data-tried={value === own ? undefined : true}
            value={value}
            onChange={(event) => onChange(tried(whatIf, key, event.target.value, own))}
          >
            {all.map((each) => (
              <option key={each.value} value={each.value}>
                {each.title}
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

/** What is tried after a choice; the design's own value tries nothing. */
function tried(whatIf: WhatIf, key: keyof WhatIf, value: string, own: string): WhatIf {
  const rest = Object.fromEntries(Object.entries(whatIf).filter(([name]) => name !== key)) as WhatIf;
  if (value === own) return rest;
  return { ...rest, [key]: key === 'dnsCapture' ? value === 'true' : value };
}
