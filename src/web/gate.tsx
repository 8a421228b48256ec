import { useQuery } from "@tanstack/react-query";
import { ApiFailure } from "./api.ts";
import { SetupPage } from "./pages/setup-page.tsx";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { meQuery, setupQuery } from "./session.ts";
import { Shell } from "./shell.tsx";
import { Failed, Loading } from "./states.tsx";

/** Nobody there yet: make the administrator. Nobody signed in: sign in. Else: the page. */
export function Gate() {
  const me = useQuery(meQuery);
  const isSignedOut = me.error instanceof ApiFailure && me.error.status === 401;
  const setup = useQuery({ ...setupQuery, enabled: isSignedOut });
  if (me.data) return <Shell me={me.data} />;
  if (isSignedOut && setup.data) return setup.data.needed ? <SetupPage /> : <SignInPage />;
  const failed = isSignedOut ? setup : me;
  if (failed.isError) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  return <Loading />;
}
