"""What workers do at their screens, in the words of their own procedure: each verb ends with what the page answered."""

from collections.abc import Mapping, Sequence

from tests.journeys.forms import Typed
from tests.journeys.people import AChild, Person

Answers = Mapping[str, Typed]


class Worker(Person):
    def opens_the_form(self, step: str, child: AChild) -> None:
        """The way a person finds it: on the transition's list of steps, or where one begins."""
        course = child.course
        going = course is not None and course.ended is None
        self.opens(child.transition if going else f"{child.page}/begin")
        self.sees(step)
        found = self.page.locator(".held-steps").get_by_role("link", name=step, exact=True)
        if not found.first.is_visible():
            self.unfolds("not asked for")
        self._click(found, step)

    def fills_in(self, answers: Answers) -> None:
        for label, typed in answers.items():
            self.fills(label, typed)

    def checks_the_answers(self) -> None:
        self.presses("Check your answers")
        self.is_on("Check before you record it")

    def records_it(self) -> None:
        self.presses("Record it")
        self.is_on("Recorded")

    def does(
        self,
        step: str,
        child: AChild,
        answers: Answers,
        *,
        comes_out: str = "",
        beside: Mapping[str, Person] | None = None,
        happened: str = "",
    ) -> None:
        """Opens the form, fills it in, checks it and records it."""
        self.opens_the_form(step, child)
        self.is_on(step)
        if comes_out:
            self.fills("How did it come out?", comes_out)
        for role, person in (beside or {}).items():
            self.fills(f"Who did it with you, as {role}?", person.name)
        self.fills_in(answers)
        if happened:
            self.fills("When did it happen?", happened)
        self.checks_the_answers()
        self.records_it()

    def asks_for_a_step_up(
        self,
        child: AChild,
        *,
        factors: Sequence[str] = ("Recurring",),
        level: str = "4: specialist",
        happened: str = "",
    ) -> None:
        answers = {
            "What kind of factors": factors,
            "The factors": "Two falls in a week, and nobody could say how. School told me on Friday.",
            "The level of need": level,
            "Why the present support is no longer enough": "Eight visits, and home is no calmer.",
            "What the child says": "“I want the same person to come.”",
        }
        self.does("Ask for a step up", child, answers, happened=happened)

    def records_the_initial_discussion(
        self, child: AChild, *, with_: Person, comes_out: str, happened: str = ""
    ) -> None:
        answers = {
            "What early help said": "The plan changed nothing for eight weeks.",
            "What MASH said": "Two injuries in a week need a second pair of eyes.",
            "Why": "Both of us would worry if nothing more were done.",
        }
        self.does(
            "Hold the initial discussion",
            child,
            answers,
            comes_out=comes_out,
            beside={"MASH manager": with_},
            happened=happened,
        )

    def records_the_transfer_meeting(
        self,
        child: AChild,
        *,
        with_: Person,
        comes_out: str,
        why: str = "Home is no calmer.",
        happened: str = "",
    ) -> None:
        answers = {"Who was there": ["Donna Whitfield, chair", "Martin Osei, MASH"], "Why": why}
        self.does(
            "Hold the transfer meeting",
            child,
            answers,
            comes_out=comes_out,
            beside={"MASH manager": with_},
            happened=happened,
        )

    def sends_the_assessment(self, child: AChild) -> None:
        answers = {
            "Health": "Well, but two falls.",
            "Feelings and behaviour": "Quieter since Christmas.",
            "Strengths": "A teacher she trusts.",
            "Needs": "Somebody who is there in the evenings.",
            "What the family has not agreed to share": "Yes",
        }
        self.does("Send the assessment", child, answers)

    def transfers_the_case(self, child: AChild, *, to: Person) -> None:
        answers = {
            "Who works with early help from today": to.name,
            "What they take on": "The visits at home.",
        }
        self.does("Transfer the case", child, answers)

    def makes_the_joint_visit(self, child: AChild, *, with_: Person, happened: str = "") -> None:
        answers = {
            "Who of the family was there": "Her mother",
            "What the child says": "“It is better when you come.”",
            "What was seen": "A tidy room, a worried mother.",
        }
        self.does(
            "Make the joint visit",
            child,
            answers,
            comes_out="Visited together",
            beside={"MASH worker": with_},
            happened=happened,
        )

    def completes_the_assessment(self, child: AChild, *, comes_out: str) -> None:
        answers = {
            "What we found": "Nobody watches over the evenings.",
            "The level of need": "4" if comes_out == "Step up" else "3",
            "Why": "Nothing at home has changed."
            if comes_out == "Step up"
            else "The grandmother has moved in.",
        }
        self.does("Complete the assessment", child, answers, comes_out=comes_out)

    def names_the_social_worker(self, child: AChild, who: Person) -> None:
        self.does("Name the social worker", child, {"Who leads after early help": who.name})

    def closes_early_helps_part(self, child: AChild) -> None:
        answers = {
            "What the family was told": "That Femi comes from now on.",
            "Who goes on with what": "School goes on with breakfast club.",
        }
        self.does("Close early help's part", child, answers)

    def confirms_the_step_down(self, child: AChild, *, with_: Person, comes_out: str) -> None:
        answers = {"Why": "The grandmother is there every evening, and the school has seen it."}
        self.does(
            "Confirm the step down", child, answers, comes_out=comes_out, beside={"MASH manager": with_}
        )

    def sends_the_updated_assessment(self, child: AChild) -> None:
        self.does(
            "Send the updated assessment", child, {"What early help should know": "The grandmother's number."}
        )

    def refers_to_mash(self, child: AChild) -> None:
        answers = {
            "Who is referring": "Priya Nair, early help, 01632 960 150",
            "What kind of factors": ["Cumulative"],
            "The factors": "Late for school, and hungry, since January.",
            "The level of need": "3",
            "Why the present support is no longer enough": "The visits are missed as often as kept.",
        }
        self.does("Refer to MASH", child, answers)

    def screens_the_referral(self, child: AChild, *, comes_out: str) -> None:
        answers = {"The level of need": "3", "Why": "We rang the school and the health visitor."}
        self.does("Screen the referral", child, answers, comes_out=comes_out)

    def says_that_we_disagree(self, child: AChild) -> None:
        self.opens(child.transition)
        self.follows("Say that we disagree", under="If you don’t agree")
        self.is_on("Say that we disagree")
        self.fills("What we disagree about", "Whether the grandmother is enough.")
        self.fills("Where it comes from", "Different views of the threshold")
        self.fills(
            "What keeps the child safe meanwhile", "School sees her each morning; MASH is rung if not."
        )
        self.checks_the_answers()
        self.records_it()

    def talks_between_practitioners(self, child: AChild, *, with_: Person, comes_out: str) -> None:
        self._talks("Talk between practitioners", child, comes_out, {"MASH worker": with_})

    def talks_between_team_managers(self, child: AChild, *, with_: Person, comes_out: str) -> None:
        self._talks("Talk between team managers", child, comes_out, {"MASH manager": with_})

    def _talks(self, rung: str, child: AChild, comes_out: str, beside: Mapping[str, Person]) -> None:
        answers = {
            "What early help said": "We cannot be there in the evenings.",
            "What MASH said": "The grandmother is, and she is sober.",
            "What keeps the child safe meanwhile": "School sees her each morning.",
        }
        self.does(rung, child, answers, comes_out=comes_out, beside=beside)

    def fills_the_child(self, given_name: str, family_name: str, *, born: str) -> None:
        """Who a new child is."""
        child = self.page.get_by_role("group", name="The child", exact=True)
        child.get_by_label("First name").fill(given_name)
        child.get_by_label("Family name").fill(family_name)
        self.fills("Date of birth, or the day the child is expected", born)
