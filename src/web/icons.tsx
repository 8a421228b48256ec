import type { ReactNode, SVGProps } from "react";

/** Our own line icons, 20 × 20, drawn in the colour of the text; always beside words, so hidden from readers of the page aloud. */
function Icon({ children, ...props }: SVGProps<SVGSVGElement> & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.1em"
      height="1.1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...props}
    >
      {children}
    </svg>
  );
}

export const SaidIcon = () => (
  <Icon>
    <path d="M3 4h14v9H9l-4 3.5V13H3z" />
  </Icon>
);
export const RelayedIcon = () => (
  <Icon>
    <path d="M3 4h14v9H9l-4 3.5V13H3z" strokeDasharray="2.4 2.4" />
  </Icon>
);
export const ReportedIcon = () => (
  <Icon>
    <path d="M4 3h9l3 3v11H4z" />
    <path d="M7 8h6M7 11h6M7 14h4" />
  </Icon>
);
export const LanguageIcon = () => (
  <Icon>
    <path d="M3 8v4h3l6 4V4L6 8z" />
    <path d="M15 8c.8 1 .8 3 0 4" />
  </Icon>
);
export const ChangedIcon = () => (
  <Icon>
    <path d="M4 16l1-4 8-8 3 3-8 8z" />
    <path d="M11 6l3 3" />
  </Icon>
);
export const RemovedIcon = () => (
  <Icon>
    <path d="M4 3h9l3 3v11H4z" strokeDasharray="2.4 2.4" />
    <path d="M7.5 8.5l5 5M12.5 8.5l-5 5" />
  </Icon>
);
export const RestoredIcon = () => (
  <Icon>
    <path d="M5 8a6 6 0 1 1-1 4" />
    <path d="M4 4v4h4" />
  </Icon>
);
export const ShiftIcon = () => (
  <Icon>
    <path d="M3 7h12l-3-3M17 13H5l3 3" />
  </Icon>
);
export const DemandIcon = () => (
  <Icon>
    <path d="M5 17V3M5 4h10l-2 3 2 3H5" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4l3 2" />
  </Icon>
);
export const ReviewIcon = () => (
  <Icon>
    <path d="M3 5h8M3 10h6M3 15h5" />
    <path d="M11 13l2.5 2.5L18 10" />
  </Icon>
);
export const IncidentIcon = () => (
  <Icon>
    <path d="M10 17s6-5.2 6-9.5A6 6 0 0 0 4 7.500C4 11.800 10 17 10 17z" />
    <circle cx="10" cy="7.500" r="2" />
  </Icon>
);
export const SourceIcon = () => (
  <Icon>
    <path d="M4 16a1 1 0 1 0 .01 0M4 11a5 5 0 0 1 5 5M4 6a10 10 0 0 1 10 10" />
  </Icon>
);
export const AlertIcon = () => (
  <Icon>
    <path d="M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3" />
  </Icon>
);
export const MailIcon = () => (
  <Icon>
    <path d="M3 5h14v10H3z" />
    <path d="M3 6l7 5 7-5" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="2.700" />
    <path d="M2.500 16c0-3 2-4.500 4.500-4.500s4.500 1.500 4.500 4.500M13 5a2.500 2.500 0 0 1 0 5M14 12c2 .3 3.500 1.700 3.500 4" />
  </Icon>
);
export const AuditIcon = () => (
  <Icon>
    <path d="M5 3h10v14l-2.500-1.500L10 17l-2.500-1.500L5 17z" />
    <path d="M8 7h4M8 10h4" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.500" />
    <path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.400 1.400M14.300 14.300l1.400 1.400M15.700 4.300l-1.400 1.400M5.700 14.300l-1.400 1.400" />
  </Icon>
);
export const MarkIcon = () => (
  <Icon strokeWidth="1.800">
    <circle cx="10" cy="10" r="6.500" />
    <circle cx="10" cy="10" r="2.300" fill="currentColor" />
  </Icon>
);
