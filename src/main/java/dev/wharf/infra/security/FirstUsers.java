package dev.wharf.infra.security;

/** Makes the users without whom nobody could log in. Runs before the port opens. */
interface FirstUsers {
    void ensure(Accounts accounts);
}
