import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { Loser } from '../listeners/listener';
import type { ScopedService } from '../scope/scope';

/** What the application's look-up of a name gives. */
export interface NameAnswer {
  /**
   * `literal`: it is an address. `proxy`: the sidecar answers (DNS capture). `cluster`: the DNS of the cluster knows a Service. `outside`: only DNS outside
   * of the files knows. `nobody`: the name has no address.
   */
  readonly from: 'literal' | 'proxy' | 'cluster' | 'outside' | 'nobody';
  /** Undefined where no file tells it. */
  readonly address: string | undefined;
  /** The service whose hidden address it is, whether or not its status tells it. */
  readonly addressOf: ScopedService | undefined;
  /** Ranges in which an address that is not known lies, as the entry of the name says. */
  readonly within: readonly string[];
  /** What the application gets, in one sentence. */
  readonly what: string;
  /** One sentence. */
  readonly because: string;
  /** What gives the address; undefined where no file does. */
  readonly resource: Resource | undefined;
  readonly path: Path;
  readonly losers: readonly Loser[];
}
