import type { ReactNode } from 'react';

/** The brand mark: a front door with its fanlight. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="mark-door" d="M4 30V15a12 12 0 0 1 24 0v15z" />
      <path className="mark-line" d="M7.5 15a8.5 8.5 0 0 1 17 0zM16 15V6.5M16 15l-6-6M16 15l6-6" />
      <circle className="mark-knob" cx="22" cy="22.5" r="1.8" />
    </svg>
  );
}

/** The window over the door: light in rays, as on the old front doors of the city. */
export function Fanlight() {
  return (
    <svg className="fanlight" viewBox="0 0 400 200" aria-hidden="true">
      <path className="pane" d="M16 200a184 184 0 0 1 368 0z" />
      <path className="sun" d="M136 200a64 64 0 0 1 128 0z" />
      <path
        className="bars"
        d="M16 199a184 184 0 0 1 368 0zM136 199a64 64 0 0 1 128 0M140.9 175.5L30 129.6M154.7 154.7L69.9 69.9M175.5 140.9L129.6 30M200 136V16M224.5 140.9L270.4 30M245.3 154.7L330.1 69.9M259.1 175.5L370 129.6"
      />
    </svg>
  );
}

/** The brass bell on the desk. */
export function Bell() {
  return (
    <svg className="bell" viewBox="0 0 64 40" aria-hidden="true">
      <path className="brass" d="M28 6h8v5h-8zM8 32a24 22 0 0 1 48 0z" />
      <path className="brass-shadow" d="M4 32h56v6H4z" />
      <path className="brass-shine" d="M17 27a16 15 0 0 1 9-10" />
    </svg>
  );
}

/** A passage of a document, marked. */
export function PassageIcon() {
  return (
    <Icon>
      <path d="M7 3h13l6 6v20H7zM20 3v6h6" />
      <path className="accent" d="M11 15h10M11 19h10" />
      <path d="M11 24h6" />
    </Icon>
  );
}

/** A person behind the desk. */
export function PersonIcon() {
  return (
    <Icon>
      <circle cx="16" cy="9" r="5" />
      <path d="M7 24v-1a9 9 0 0 1 18 0v1" />
      <path className="accent" d="M3 28h26" />
    </Icon>
  );
}

/** A hand sign: the "do not disturb" tag of a door handle. */
export function StopIcon() {
  return (
    <Icon>
      <path d="M10 3h12v26H10z" />
      <circle cx="16" cy="9.5" r="3" />
      <path className="accent" d="M13 19h6M13 23h6" />
    </Icon>
  );
}

/** Pigeonholes, one of them with its key. */
export function PigeonholesIcon() {
  return (
    <Icon>
      <path d="M4 4h24v24H4zM4 16h24M16 4v24" />
      <circle className="accent" cx="10" cy="8.5" r="2" />
      <path className="accent" d="M10 10.5v3.5" />
    </Icon>
  );
}

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 32 32" aria-hidden="true">
      {children}
    </svg>
  );
}
