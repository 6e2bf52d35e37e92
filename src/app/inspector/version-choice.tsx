import { useContext } from 'react';
import { apiVersionsOf, type Resource } from '../../core/schema';
import { FormContext, writeOps } from './form';
import { headWords } from './words/frame';

/** The object's apiVersion, to be changed among those that its kind is served as; what is written stays listed even when nobody serves it. Nothing for a kind without a form. */
export function VersionChoice({ resource }: { readonly resource: Resource }): React.JSX.Element | null {
  const form = useContext(FormContext);
  if (form === null) return null;
  const served = apiVersionsOf(form.kind);
  const written = resource.apiVersion;
  if (served.length < 2 && served.includes(written)) return <span>{versionIn(written)}</span>;
  return (
    <select
      className="ins-version"
      aria-label={headWords.version.label}
      title={written || headWords.version.notWritten}
      value={written}
      disabled={form.disabled}
      onChange={(event) =>
        writeOps(form, [{ type: 'set', path: ['apiVersion'], value: event.target.value }], headWords.version.change)
      }
    >
      {[...(served.includes(written) ? [] : [written]), ...served].map((version) => (
        <option key={version} value={version}>
          {versionIn(version) || headWords.version.none}
        </option>
      ))}
    </select>
  );
}

function versionIn(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}
