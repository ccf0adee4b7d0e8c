import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Student } from '../../shared/domain/index.ts';
import { useCall } from '../bridge/index.ts';

type ChildAccess = {
  /** The child whose papers are on the table; null while there is none in the archive. */
  child: Student | null;
  children: readonly Student[];
  choose: (id: string) => void;
};

const ChildContext = createContext<ChildAccess | null>(null);

/** Which child the pages are about. Chosen at the top of the rail; the first one to start with. */
export function ChildProvider(props: { children: ReactNode }) {
  const students = useCall('students', 'list');
  const [chosen, setChosen] = useState<string | null>(null);
  const access = useMemo<ChildAccess>(() => {
    const all = students.data ?? [];
    return {
      child: all.find((one) => one.id === chosen) ?? all[0] ?? null,
      children: all,
      choose: setChosen,
    };
  }, [students.data, chosen]);
  return <ChildContext value={access}>{props.children}</ChildContext>;
}

/** The chosen child and the others. */
export function useChild(): ChildAccess {
  const access = useContext(ChildContext);
  if (!access) throw new Error('useChild needs a ChildProvider above it.');
  return access;
}

/** Whose meeting it is, by initials, so that two with one title are told apart; null where there is only one child. */
export function useWhose(): (of: { readonly studentIds: readonly string[] }) => string | null {
  const { children } = useChild();
  return ({ studentIds }) => {
    if (children.length < 2) return null;
    const initials = children.filter(({ id }) => studentIds.includes(id)).map((one) => one.initials);
    return initials.length === 0 ? null : initials.join(', ');
  };
}

/** The name of a meeting in a choice, with whose it is where there are several children: `October 20 · IEP · R. J.` */
export function useToldApart(): (name: string, of: { readonly studentIds: readonly string[] }) => string {
  const whose = useWhose();
  return (name, of) => [name, whose(of)].filter((part) => part !== null).join(' · ');
}
