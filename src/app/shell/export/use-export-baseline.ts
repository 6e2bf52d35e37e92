import { useEffect, useState } from 'react';
import { readExportBaseline, type ExportBaseline } from '../../browser/export-baseline';

/** What an export of what changed is held against; null until it is read. */
export function useExportBaseline(): ExportBaseline | null {
  const [baseline, setBaseline] = useState<ExportBaseline | null>(null);
  useEffect(() => {
    let gone = false;
    void readExportBaseline().then((read) => {
      if (!gone) setBaseline(read);
    });
    return () => {
      gone = true;
    };
  }, []);
  return baseline;
}
