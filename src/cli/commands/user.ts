import { createSignInLink } from "../../store/sign-in-links.ts";
import { createUser, findUserByEmail, updateUser } from "../../store/users.ts";
import { userRoles } from "../../core/access/can.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { openStore } from "../../store/open-store.ts";
import { findRunningDatabase } from "../running-instance.ts";
import { writeAudit } from "../../store/audit.ts";

class UserOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/** `onrecord user invite`: prints a link that lets the person in once, within a day. */
export async function inviteUser(
  email: string,
  options: { role: string; name?: string },
): Promise<void> {
  const role = userRoles.find((known) => known === options.role);
  if (!role)
    throw new UserOptionError(
      `There is no role "${options.role}". Choose ${userRoles.join(", ")}.`,
    );
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new UserOptionError(`"${email}" is not an e-mail address.`);
  const config = readConfig();
  const store = await openStore(config.databaseUrl ?? findRunningDatabase(config.dataDir));
  try {
    const now = systemClock.now();
    const existing = await findUserByEmail(store.prisma, email);
    const user = existing
      ? await updateUser(store.prisma, existing.id, { role, disabledAt: null })
      : await createUser(
          store.prisma,
          { email, name: options.name ?? email, role, locale: "ru" },
          now,
        );
    const { token, expiresAt } = await createSignInLink(store.prisma, user.id, now, 86_400_000);
    await writeAudit(store.prisma, {
      at: now,
      userId: null,
      action: "user.invite",
      subject: "user",
      subjectId: user.id,
      details: { role, by: "command line" },
    });
    console.log(`${config.publicUrl}/enter/${token}`);
    console.error(
      `This link lets ${email} in once, as ${role}, until ${expiresAt.toISOString()}. Pass it on over a channel you trust.`,
    );
  } finally {
    await store.close();
  }
}
