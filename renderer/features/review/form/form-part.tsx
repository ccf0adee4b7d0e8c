import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useFolded } from '../desk/index.ts';

type FormPartProps = {
  /** Its name among the settings of this computer: `review/plan`. */
  part: string;
  label: string;
  /** True: begins folded, for what is seldom needed. */
  folded?: boolean;
  children: ReactNode;
};

/** A part of the chosen moment that can be folded away. Whether it is, stays so for every moment and the next time. */
export function FormPart({ part, label, folded = false, children }: FormPartProps) {
  const { isFolded, fold } = useFolded(part, { atFirst: folded });
  return (
    <Disclosure
      className="details form-part"
      isExpanded={!isFolded}
      onExpandedChange={(isOpen) => fold(!isOpen)}
      data-part={part}
    >
      <Heading level={3}>
        <Button slot="trigger" className="details-button">
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className="details-panel form-part-panel">
        {/* What is seldom looked at is not even asked for before. */}
        {folded && isFolded ? null : children}
      </DisclosurePanel>
    </Disclosure>
  );
}
