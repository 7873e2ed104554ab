"""Experts apply to the pool and are admitted, some of them from another city."""

from bidding.panels import actions
from bidding.panels.actions.pool import Credentials
from core.actors import PUBLIC, Actor
from core.models import Region
from marketplace.demo.stage import Stage

ASSESSMENT, SURVEYING = "assessment", "surveying"
# Name in the cast, person, title, employer, fields, and whether they work in the other city.
EXPERTS = (
    ("expert", "沈志明", "教授级高级工程师", "江海大学环境学院", [ASSESSMENT], False),
    ("expert2", "顾晓燕", "高级工程师", "沿海水利科学研究所", [ASSESSMENT], False),
    ("expert3", "潘建华", "研究员", "苏北生态研究院", [ASSESSMENT, SURVEYING], False),
    ("expert4", "袁丽娟", "高级工程师", "港城设计研究院", [ASSESSMENT], False),
    ("expert5", "蒋卫东", "教授", "东海工学院", [ASSESSMENT, SURVEYING], False),
    ("expert6", "范文静", "正高级工程师", "钟山环境科学研究院", [ASSESSMENT], True),
    ("expert7", "丁永康", "教授", "金陵工业大学", [ASSESSMENT], True),
    ("expert8", "薛明远", "研究员", "长江流域规划研究所", [ASSESSMENT, SURVEYING], True),
)


def fill_pool(stage: Stage) -> None:
    """Each applies; the regulator of the place of work checks and admits."""
    here, away = stage.cast.region, Region.objects.get(code="320100")
    for name, person, title, employer, families, is_away in EXPERTS:
        user = stage.cast.account(name, person)
        stage.clock.minutes(4)
        expert = actions.apply_to_pool(
            credentials=Credentials(
                title=title,
                employer_name=employer,
                employer_code="",
                region=away if is_away else here,
                families=families,
                experience="主持环境影响评价和技术评审二十余项，持环境影响评价工程师证书。",
            ),
            by=Actor(PUBLIC.role, user),
            at=stage.at,
        )
        by = stage.cast["regulator_away" if is_away else "regulator"]
        actions.admit(expert=expert, by=by, at=stage.at)
        stage.cast.actors[name] = user.memberships.get().as_actor()
