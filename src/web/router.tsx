import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { EnterPage } from "./pages/enter-page.tsx";
import { ReviewPage } from "./review/review-page.tsx";
import type { ReviewSearch } from "./review/review-search.ts";
import { readReviewSearch } from "./review/review-search.ts";
import { Gate } from "./gate.tsx";
import { Failed } from "./states.tsx";
import { NotFound } from "./pages/not-found.tsx";
import { Outlet } from "@tanstack/react-router";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const enter = createRoute({
  getParentRoute: () => root,
  path: "/enter/$token",
  component: EnterPage,
});
/** Everything else asks first who is there. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Gate,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/incidents" });
  },
});
const review = createRoute({
  getParentRoute: () => inside,
  path: "/review",
  component: ReviewPage,
  validateSearch: (search: Record<string, unknown>): ReviewSearch => readReviewSearch(search),
});
const incidents = createRoute({
  getParentRoute: () => inside,
  path: "/incidents",
  component: lazyRouteComponent(() => import("./pages/incidents-page.tsx"), "IncidentsPage"),
});
const newIncident = createRoute({
  getParentRoute: () => inside,
  path: "/incidents/new",
  component: lazyRouteComponent(() => import("./pages/incident-form.tsx"), "NewIncidentPage"),
});
const incident = createRoute({
  getParentRoute: () => inside,
  path: "/incidents/$id",
  component: lazyRouteComponent(() => import("./pages/incident-page.tsx"), "IncidentPage"),
});
const editIncident = createRoute({
  getParentRoute: () => inside,
  path: "/incidents/$id/edit",
  component: lazyRouteComponent(() => import("./pages/incident-form.tsx"), "EditIncidentPage"),
});
const article = createRoute({
  getParentRoute: () => inside,
  path: "/articles/$id",
  component: lazyRouteComponent(() => import("./pages/article-page.tsx"), "ArticlePage"),
});
const sources = createRoute({
  getParentRoute: () => inside,
  path: "/sources",
  component: lazyRouteComponent(() => import("./pages/sources-page.tsx"), "SourcesPage"),
});
const source = createRoute({
  getParentRoute: () => inside,
  path: "/sources/$id",
  component: lazyRouteComponent(() => import("./pages/source-page.tsx"), "SourcePage"),
});
const alerts = createRoute({
  getParentRoute: () => inside,
  path: "/alerts",
  component: lazyRouteComponent(() => import("./pages/alerts-page.tsx"), "AlertsPage"),
});
const mailbox = createRoute({
  getParentRoute: () => inside,
  path: "/mailbox",
  component: lazyRouteComponent(() => import("./pages/mailbox-page.tsx"), "MailboxPage"),
});
const users = createRoute({
  getParentRoute: () => inside,
  path: "/users",
  component: lazyRouteComponent(() => import("./pages/users-page.tsx"), "UsersPage"),
});
const audit = createRoute({
  getParentRoute: () => inside,
  path: "/audit",
  component: lazyRouteComponent(() => import("./pages/audit-page.tsx"), "AuditPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    enter,
    inside.addChildren([
      home,
      review,
      incidents,
      newIncident,
      incident,
      editIncident,
      article,
      sources,
      source,
      alerts,
      mailbox,
      users,
      audit,
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
