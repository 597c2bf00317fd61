"""Settings of an API process, from `LAWANG_CLOUD_*` or the command line."""

from ipaddress import ip_network
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`database` is a PostgreSQL URL; `pool` the most connections that one process opens for people and programs.

    `reserved`: as many more for the record and the walls alone; 0: they share the others.
    `state`: a folder for what this process remembers outside the database; without one it remembers until it ends.
    `poll_s`: how often a process looks for what other processes appended. `body_s`: how long a body may take.
    `proxies`: addresses or networks, with commas between, whose word counts for who asks and whether by https.
    """

    model_config = SettingsConfigDict(env_prefix="LAWANG_CLOUD_", frozen=True)

    database: str
    pool: int = Field(default=4, ge=1, le=100)
    reserved: int = Field(default=4, ge=0, le=100)
    state: Path | None = None
    poll_s: float = Field(default=0.5, gt=0)
    body_s: float = Field(default=30.0, gt=0)
    proxies: str = "127.0.0.1,::1"

    @field_validator("proxies")
    @classmethod
    def _addresses(cls, value: str) -> str:
        return ",".join(str(ip_network(word.strip())) for word in value.split(",") if word.strip())
